import { columnId, type ColumnRef } from '../../../runs/columns';
import { explainedShare } from '../../../runs/explainedShare';
import type { ColumnFacts, RunStore } from '../../../runs/runStore';
import { plainValues } from './plainValues';

/** Rank of each param that differs by what it tells about the primary metric, by the id of the column; 0 tells most. */
export type TellingParams = ReadonlyMap<string, number>;

/** Of more runs an even sample is looked at. */
const mostRuns = 1000;
const mostParams = 200;

/** Settings of the machine and of what is printed, which make no model better; they may differ by library, and then "explain" much. */
const aside =
  /(?:^|[./])(?:verbos(?:e|ity)|silent|n_?jobs|n?threads?|num_workers|device|log(?:ging)?_(?:level|steps|interval|dir)|output_dir|run_name)$/i;

type Store = Pick<RunStore, 'find' | 'values'>;

/**
 * Ranks the params that differ: by how much of the spread of the primary metric each explains, then those that vary among
 * the runs that have them, then by name; those that are no settings of the model last.
 */
export function tellingParams(store: Store, columns: readonly ColumnFacts[], primary: ColumnRef | null): TellingParams {
  const params = columns.filter(({ column, differs }) => column.kind === 'param' && differs).slice(0, mostParams);
  if (params.length === 0) return new Map();
  const numbers = sample(store.find({ filter: null, order: [], archived: false }));
  const outcome = primary ? plainValues(store.values(primary, numbers)).map((value) => Number(value ?? NaN)) : [];
  const ranked = params.map(({ column }) => {
    const values = plainValues(store.values(column, numbers));
    const varies = new Set(values.filter((value) => value !== null)).size > 1;
    const place = Number(aside.test(column.key));
    return { column, place, worth: explainedShare(outcome, values) + Number(varies) };
  });
  const byName = (a: ColumnRef, b: ColumnRef) => a.key.localeCompare(b.key, 'en', { numeric: true });
  ranked.sort((a, b) => a.place - b.place || b.worth - a.worth || byName(a.column, b.column));
  return new Map(ranked.map(({ column }, rank) => [columnId(column), rank]));
}

/** Keeps the answer while about as many runs stand by as many columns, so that an order does not change as runs log. */
export class TellingParamsOfStore {
  #known: { readonly of: string; readonly params: TellingParams } | null = null;

  constructor(private readonly store: RunStore) {}

  of(columns: readonly ColumnFacts[], primary: ColumnRef | null): TellingParams {
    const differing = columns.filter(({ column, differs }) => column.kind === 'param' && differs).length;
    const magnitude = Math.floor(8 * Math.log2(1 + this.store.count().runs));
    const of = JSON.stringify([primary && columnId(primary), differing, magnitude]);
    if (this.#known?.of !== of) this.#known = { of, params: tellingParams(this.store, columns, primary) };
    return this.#known.params;
  }
}

function sample(numbers: Int32Array): Int32Array {
  if (numbers.length <= mostRuns) return numbers;
  return Int32Array.from(
    { length: mostRuns },
    (_, place) => numbers[Math.floor((place * numbers.length) / mostRuns)] ?? 0,
  );
}
