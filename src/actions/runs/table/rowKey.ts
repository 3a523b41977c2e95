import type { RowRef } from '../../../protocol/experiments/viewState';
import type { ColumnRef } from '../../../runs/columns';

/** One text for a row, equal for equal rows. */
export function rowKey(row: RowRef): string {
  return row.type === 'run' ? `run ${row.id}` : groupKey(row.values);
}

/** One text for a group, by the values it is made of; null: its runs lack the param. */
export function groupKey(values: readonly (string | null)[]): string {
  return `group ${JSON.stringify(values)}`;
}

/** "lgbm · 6", "logreg · –": how a group is called. */
export function groupName(values: readonly (string | null)[]): string {
  return values.map((value) => value ?? '–').join(' · ');
}

/** "no model": how the runs are called that lack what is grouped by. */
export function restName(groupBy: readonly ColumnRef[]): string {
  return `no ${groupBy.map(({ key }) => key).join(' or ')}`;
}
