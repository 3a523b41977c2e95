import { columnId, type ColumnRef } from '../../../src/protocol/experiments/column';
import { rowKey, type RowKey } from '../model/rowKey';
import { numberAt, type RunValues } from './runValues';
import { groupName } from './groupName';

export interface BoxGroup {
  readonly name: string;
  /** Places among the values of those of its runs that have a finite one. */
  readonly runs: readonly number[];
  /** How many have none. */
  readonly without: number;
}

/** What the boxes are of. */
interface BoxQuestion {
  readonly values: RunValues;
  readonly metric: ColumnRef | undefined;
  readonly by: readonly ColumnRef[];
  /** Groups as they stand in the table; others come last. */
  readonly order: readonly RowKey[];
}

/** The groups of a chart of boxes, found once for what is asked, because a large table takes a while and the panel draws often. */
export class BoxGroups {
  #known: { readonly question: BoxQuestion; readonly groups: readonly BoxGroup[] } | null = null;

  of(question: BoxQuestion): readonly BoxGroup[] {
    if (!this.#known || !isSame(this.#known.question, question)) this.#known = { question, groups: grouped(question) };
    return this.#known.groups;
  }
}

function isSame(one: BoxQuestion, other: BoxQuestion): boolean {
  const columns = ({ metric, by }: BoxQuestion) => JSON.stringify([metric && columnId(metric), by.map(columnId)]);
  return one.values === other.values && one.order === other.order && columns(one) === columns(other);
}

function grouped({ values, metric, by, order }: BoxQuestion): readonly BoxGroup[] {
  if (!metric) return [];
  const groups = new Map<RowKey, { readonly name: string; readonly runs: number[]; without: number }>();
  values.ids.forEach((_, run) => {
    const of = by.map((column) => values.at(column, run));
    const key = rowKey({ type: 'group', values: of.map((value) => (value === null ? null : String(value))) });
    const known = groups.get(key);
    const group = known ?? { name: by.length === 0 ? 'all runs' : groupName(by, of), runs: [], without: 0 };
    if (!known) groups.set(key, group);
    if (Number.isFinite(numberAt(values, metric, run))) group.runs.push(run);
    else group.without++;
  });
  const places = new Map(order.map((key, place) => [key, place]));
  const place = (key: RowKey) => places.get(key) ?? order.length;
  return [...groups].sort(([a], [b]) => place(a) - place(b)).map(([, group]) => group);
}
