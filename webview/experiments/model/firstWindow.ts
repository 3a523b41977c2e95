import type { TableWindow } from '../../../src/protocol/experiments/rows';
import type { ViewState } from '../../../src/protocol/experiments/viewState';
import { isName } from './columnLayout';

/** Px of every row. */
export const rowHeight = 26;

/** What the first answer has to bring, so that nothing is empty when it is shown. */
export function firstWindow({ columns }: ViewState, scrolled: number): TableWindow {
  const from = Math.max(0, Math.floor(scrolled / rowHeight) - 8);
  const shown = columns.filter(({ column }) => !isName(column)).slice(0, 14);
  return { from, to: from + 64, columns: shown.map(({ column }) => column) };
}
