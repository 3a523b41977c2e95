import { columnId, type ColumnRef } from '../../../src/protocol/experiments/column';
import { rowKey, type RowKey } from '../model/rowKey';
import { numberAt, type RunValues } from './runValues';

export interface BoxGroup {
  readonly name: string;
  /** Places of its runs among the values. */
  readonly runs: readonly number[];
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
  const groups = new Map<RowKey, BoxGroup & { readonly runs: number[] }>();
  values.ids.forEach((_, run) => {
    if (!metric || !Number.isFinite(numberAt(values, metric, run))) return;
    const of = by.map((column) => values.at(column, run));
    const key = rowKey({ type: 'group', values: of.map((value) => (value === null ? null : String(value))) });
    const group = groups.get(key);
    if (group) group.runs.push(run);
    else groups.set(key, { name: by.length === 0 ? 'all runs' : groupName(by, of), runs: [run] });
  });
  const places = new Map(order.map((key, place) => [key, place]));
  const place = (key: RowKey) => places.get(key) ?? order.length;
  return [...groups].sort(([a], [b]) => place(a) - place(b)).map(([, group]) => group);
}

/** As the table calls it. */
function groupName(by: readonly ColumnRef[], of: readonly (number | string | null)[]): string {
  if (of.every((value) => value === null)) return `no ${by.map(({ key }) => key).join(' or ')}`;
  return of.map((value) => value ?? '–').join(' · ');
}
