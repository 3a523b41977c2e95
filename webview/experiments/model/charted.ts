import type { TableRow } from '../../../src/protocol/experiments/rows';
import type { RowRef, ViewState } from '../../../src/protocol/experiments/viewState';
import { rowSpace, type Identities } from './identities';
import { rowKey } from './rowKey';

/** How many rows are charted when a person marked none. */
export const unmarkedRows = 5;

/** Which of the first rows of a table are charted when none is marked: not the baseline, which is drawn anyhow. */
export function chartedUnasked(first: readonly TableRow[], baseline: RowRef | null): readonly RowRef[] {
  const without = baseline && rowKey(baseline);
  const rows = first.filter(({ row, kind, context }) => kind !== 'rest' && !context && rowKey(row) !== without);
  return rows.slice(0, unmarkedRows).map(({ row }) => row);
}

/** Marks the rows when one of them is not, else unmarks them. */
export function toggleCharted(charted: readonly RowRef[], rows: readonly RowRef[]): readonly RowRef[] {
  const known = new Set(charted.map(rowKey));
  const keys = new Set(rows.map(rowKey));
  if (rows.every((row) => known.has(rowKey(row)))) return charted.filter((row) => !keys.has(rowKey(row)));
  return [...charted, ...rows.filter((row) => !known.has(rowKey(row)))];
}

/** Rows as a view keeps them: with their looks. */
export function asMarked(rows: readonly RowRef[], identities: Identities): ViewState['marked'] {
  const slots = identities.give(rowSpace, rows.map(rowKey));
  return rows.map((row) => ({ row, slot: slots.get(rowKey(row)) ?? 0 }));
}

/** The marked rows of a saved view: those that the panel has not drawn yet look as it says. */
export function adoptMarked(marked: ViewState['marked'], identities: Identities): ViewState['marked'] {
  identities.adopt(rowSpace, new Map(marked.map(({ row, slot }) => [rowKey(row), slot])));
  return asMarked(
    marked.map(({ row }) => row),
    identities,
  );
}
