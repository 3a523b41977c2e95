import type { RowRef } from '../../../src/protocol/experiments/viewState';

/** Names a row by what it is, not by where it stands. */
export type RowKey = string;

/** One text for one row; equal rows have equal texts. */
export function rowKey(row: RowRef): RowKey {
  return row.type === 'run' ? `run ${row.id}` : `group ${JSON.stringify(row.values)}`;
}
