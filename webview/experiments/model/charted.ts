import type { RowRef, ViewState } from '../../../src/protocol/experiments/viewState';
import { rowSpace, type Identities } from './identities';
import { rowKey } from './rowKey';

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
