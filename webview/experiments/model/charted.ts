import type { TableRow } from '../../../src/protocol/experiments/rows';
import type { RowRef, ViewState } from '../../../src/protocol/experiments/viewState';
import { rowKey, type RowKey } from './rowKey';

/** A row that the charts show, with the slot of its identity. */
export type Charted = ViewState['marked'][number];

/** How many rows are charted when a person marked none. */
export const unmarkedRows = 5;

/**
 * The rows that are charted when none is marked. Those that were before keep their slots, so that sorting gives nobody
 * another colour; the others take what is free.
 */
export function reconcileCharted(before: readonly Charted[], rows: readonly RowRef[]): readonly Charted[] {
  const keys = new Set(rows.map(rowKey));
  const kept = new Map(before.filter(({ row }) => keys.has(rowKey(row))).map((each) => [rowKey(each.row), each.slot]));
  const taken = new Set(kept.values());
  return rows.map((row) => {
    const slot = kept.get(rowKey(row)) ?? freeSlot(taken);
    taken.add(slot);
    return { row, slot };
  });
}

/** Which of the first rows of a table are charted when none is marked: not the baseline, which is drawn anyhow. */
export function chartedUnasked(first: readonly TableRow[], baseline: RowRef | null): readonly RowRef[] {
  const without = baseline && rowKey(baseline);
  const rows = first.filter(({ row, kind, context }) => kind !== 'rest' && !context && rowKey(row) !== without);
  return rows.slice(0, unmarkedRows).map(({ row }) => row);
}

/** Marks the rows when one of them is not, else unmarks them. */
export function toggleCharted(charted: readonly Charted[], rows: readonly RowRef[]): readonly Charted[] {
  const known = new Set(charted.map(({ row }) => rowKey(row)));
  const keys = new Set(rows.map(rowKey));
  if (rows.every((row) => known.has(rowKey(row)))) return charted.filter(({ row }) => !keys.has(rowKey(row)));
  const taken = new Set(charted.map(({ slot }) => slot));
  const added = rows.filter((row) => !known.has(rowKey(row)));
  return [...charted, ...added.map((row) => ({ row, slot: takeSlot(taken) }))];
}

/** Slots by row, for the table. */
export function slotsOf(charted: readonly Charted[]): ReadonlyMap<RowKey, number> {
  return new Map(charted.map(({ row, slot }) => [rowKey(row), slot]));
}

function takeSlot(taken: Set<number>): number {
  const slot = freeSlot(taken);
  taken.add(slot);
  return slot;
}

function freeSlot(taken: ReadonlySet<number>): number {
  let slot = 0;
  while (taken.has(slot)) slot++;
  return slot;
}
