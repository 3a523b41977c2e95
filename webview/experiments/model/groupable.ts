import type { ColumnRef } from '../../../src/protocol/experiments/column';

/** What nearly every run has for itself alone. */
const ownOfRun: ReadonlySet<string> = new Set(['id', 'started', 'ended', 'duration']);

/** Whether runs can stand together by what they have in a column. */
export function isGroupable(column: ColumnRef): boolean {
  return column.kind !== 'metric' && !(column.kind === 'attribute' && ownOfRun.has(column.key));
}
