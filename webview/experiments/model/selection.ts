import { plural } from '../../../src/base/text';
import type { RowRef } from '../../../src/protocol/experiments/viewState';
import { rowKey, type RowKey } from './rowKey';

/** A cell of the grid that has the keyboard; row −1 is the header, column 0 the name. */
export interface ActiveCell {
  readonly row: number;
  readonly column: number;
}

/** Rows that commands are for, in the order in which they were chosen. */
export type Selection = ReadonlyMap<RowKey, RowRef>;

export const nothingSelected: Selection = new Map();

export function selectOnly(rows: readonly RowRef[]): Selection {
  return new Map(rows.map((row) => [rowKey(row), row]));
}

export function toggleSelected(selection: Selection, row: RowRef): Selection {
  const key = rowKey(row);
  const others = [...selection].filter(([other]) => other !== key);
  return new Map(others.length < selection.size ? others : [...others, [key, row]]);
}

/** "2 groups selected", "1 run selected"; empty for none. */
export function selectionWords(selection: Selection): string {
  const groups = [...selection.values()].filter(({ type }) => type === 'group').length;
  const runs = selection.size - groups;
  const parts = [...(groups > 0 ? [plural(groups, 'group')] : []), ...(runs > 0 ? [plural(runs, 'run')] : [])];
  return parts.length === 0 ? '' : `${parts.join(', ')} selected`;
}
