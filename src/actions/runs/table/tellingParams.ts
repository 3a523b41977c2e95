import { columnId, type ColumnRef } from '../../../runs/columns';
import { explainedShare } from '../../../runs/explainedShare';
import type { ColumnFacts, ColumnValues, RunStore } from '../../../runs/runStore';

/** Rank of each param that differs by what it tells about the primary metric, by the id of the column; 0 tells most. */
export type TellingParams = ReadonlyMap<string, number>;

/** Of more runs an even sample is looked at. */
const mostRuns = 1000;
const mostOfKind = 200;

type Store = Pick<RunStore, 'find' | 'values'>;

/**
 * Ranks the params that differ: by how much of the spread of the primary metric each explains, then those that vary among
 * the runs that have them, then by name.
 */
export function tellingParams(store: Store, columns: readonly ColumnFacts[], primary: ColumnRef | null): TellingParams {
  return ranked(looked(store, columns, primary, ['param']));
}

/** What a look at some runs says of the params and tags that differ. */
export interface LookedColumns {
  readonly telling: TellingParams;
  /** Ids of those of which each run has another value: a group of them is one run. */
  readonly ofOneRun: ReadonlySet<string>;
}

/** Keeps the answer while about as many runs stand by as many columns, so that an order does not change as runs log. */
export class LookedColumnsOfStore {
  #known: { readonly of: string; readonly columns: LookedColumns } | null = null;

  constructor(private readonly store: RunStore) {}

  of(columns: readonly ColumnFacts[], primary: ColumnRef | null): LookedColumns {
    const differing = columns.filter(({ column, differs }) => isRecorded(column) && differs).length;
    const magnitude = Math.floor(8 * Math.log2(1 + this.store.count().runs));
    const of = JSON.stringify([primary && columnId(primary), differing, magnitude]);
    if (this.#known?.of !== of) this.#known = { of, columns: lookedColumns(this.store, columns, primary) };
    return this.#known.columns;
  }
}

function isRecorded({ kind }: ColumnRef): boolean {
  return kind === 'param' || kind === 'tag';
}

function lookedColumns(store: Store, columns: readonly ColumnFacts[], primary: ColumnRef | null): LookedColumns {
  const all = looked(store, columns, primary, ['param', 'tag']);
  const ofOneRun = all.filter(({ isOfOneRun }) => isOfOneRun).map(({ column }) => columnId(column));
  return { telling: ranked(all.filter(({ column }) => column.kind === 'param')), ofOneRun: new Set(ofOneRun) };
}

interface Looked {
  readonly column: ColumnRef;
  readonly worth: number;
  readonly isOfOneRun: boolean;
}

function looked(
  store: Store,
  columns: readonly ColumnFacts[],
  primary: ColumnRef | null,
  kinds: readonly ('param' | 'tag')[],
): readonly Looked[] {
  const chosen = kinds.flatMap((kind) =>
    columns.filter(({ column, differs }) => column.kind === kind && differs).slice(0, mostOfKind),
  );
  if (chosen.length === 0) return [];
  const numbers = sample(store.find({ filter: null, order: [], archived: false }));
  const outcome = primary ? plain(store.values(primary, numbers)).map((value) => Number(value ?? NaN)) : [];
  return chosen.map(({ column }) => {
    const values = plain(store.values(column, numbers));
    const present = values.filter((value) => value !== null);
    const { size } = new Set(present);
    const worth = column.kind === 'param' ? explainedShare(outcome, values) + Number(size > 1) : 0;
    return { column, worth, isOfOneRun: size > 1 && size === present.length };
  });
}

function ranked(params: readonly Looked[]): TellingParams {
  const order = params.toSorted(
    (a, b) => b.worth - a.worth || a.column.key.localeCompare(b.column.key, 'en', { numeric: true }),
  );
  return new Map(order.map(({ column }, rank) => [columnId(column), rank]));
}

function sample(numbers: Int32Array): Int32Array {
  if (numbers.length <= mostRuns) return numbers;
  return Int32Array.from(
    { length: mostRuns },
    (_, place) => numbers[Math.floor((place * numbers.length) / mostRuns)] ?? 0,
  );
}

function plain(values: ColumnValues): readonly (string | number | null)[] {
  if (values.type === 'texts') return values.values;
  return Array.from(values.values, (value, place) => (values.present[place] === 0 ? null : value));
}
