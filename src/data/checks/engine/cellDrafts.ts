import { cellText, partBytes } from '../../csv/cell';
import { planMend } from '../../fixes/planMend';
import type { CellPlace, ColumnProfile } from '../../profile/tableProfile';
import type { CellCause, Cell, Explanation, TableContext } from '../check';
import type { Found } from './collect';
import type { Draft, Span } from './draft';
import type { LocatedPlace } from './located';
import type { Suppressions } from '../suppressions';

/** A cell cause with the places that are its own after all claims. */
export interface CellGroup {
  readonly found: Found;
  readonly cause: CellCause;
  /** Places in file order; `count` may be larger. */
  readonly places: readonly LocatedPlace[];
  /** How many cells are meant in all. */
  readonly count: number;
}

/** What became of a group: drafts up to a limit, and how many cells are left. */
export interface GroupDrafts {
  readonly drafts: readonly Draft[];
  readonly rest: number;
  /** Places of the first cells that are left; where none of those is known, of the first ones of all. */
  readonly restPlaces: readonly CellPlace[];
}

/** Says it for the first `limit` cells of a group that turn out to be wrong and are not suppressed. */
export function draftCells(table: TableContext, group: CellGroup, limit: number, kept: Suppressions): GroupDrafts {
  const drafts: Draft[] = [];
  let gone = 0;
  let index = 0;
  for (; index < group.places.length && drafts.length < limit; index++) {
    const draft = draftCell(table, group, index, kept);
    if (draft === null) gone++;
    else drafts.push(draft);
  }
  const rest = Math.max(0, group.count - gone - drafts.length);
  const left = group.places.slice(index, index + 5);
  return { drafts, rest, restPlaces: left.length > 0 ? left : group.places.slice(0, 5) };
}

/** What is said of one place of a group; null where it is suppressed, or nothing is wrong there. */
export function draftCell(table: TableContext, group: CellGroup, index: number, kept: Suppressions): Draft | null {
  const { found, cause } = group;
  const place = group.places[index];
  if (place === undefined) return null;
  const raw = table.raw(place);
  const cell: Cell = {
    place,
    text: cause.scope === 'row' ? new TextDecoder().decode(raw) : cellText(raw, 0, raw.length),
    ...(place.first && { first: place.first }),
  };
  const value = cause.scope === 'row' ? null : cell.text;
  if (kept.has(place.row, value)) return null;
  const explanation = cause.explain(cell);
  if (explanation === null) return null;
  return {
    check: found.check.id,
    severity: found.severity,
    message: explanation.message,
    scope: cause.scope,
    row: place.row,
    ...columnOf(cause.column),
    at: partOf(raw, place, explanation),
    value,
    count: 1,
    ...(place.first && { first: { start: place.first.start, end: place.first.end } }),
    ...(explanation.mend && { mend: planMend(mendTarget(table), place, explanation.mend) }),
  };
}

/** Name and index as findings have them. */
export function columnOf(column: ColumnProfile | null): {
  readonly column: string | null;
  readonly columnIndex: number | null;
} {
  return { column: column?.name ?? null, columnIndex: column?.index ?? null };
}

/** The faulty part of a cell, or all of it. */
export function partOf(raw: Uint8Array, place: Span, { part }: Explanation): Span {
  if (part === undefined) return { start: place.start, end: place.end };
  const { start, end } = partBytes(raw, 0, raw.length, part);
  return { start: place.start + start, end: place.start + end };
}

export function mendTarget(table: TableContext): Parameters<typeof planMend>[0] {
  return { dialect: table.dialect, raw: (place) => table.raw(place) };
}
