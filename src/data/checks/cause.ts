import type { CellPlace, ColumnProfile, Tally } from '../profile/tableProfile';
import type { CellCause, ColumnCause, Explanation, MendPlan, Selector } from './check';
import { keptPlaces } from './kept';

/** Cells of a column that are wrong in the same way. */
export function cellCause(
  column: ColumnProfile,
  select: Selector,
  count: number,
  says: Pick<CellCause, 'explain' | 'explainMore'> & Partial<Pick<CellCause, 'severity' | 'claimsRow' | 'every'>>,
): CellCause {
  return { scope: 'cell', column, select, count, ...says };
}

/** Whole records that are wrong in the same way. */
export function rowCause(
  select: Selector,
  count: number,
  says: Pick<CellCause, 'explain' | 'explainMore'> & Partial<Pick<CellCause, 'severity'>>,
): CellCause {
  return { scope: 'row', column: null, select, count, ...says };
}

/** Something that is true of a column, with the cells that show it. */
export function columnCause(
  column: ColumnProfile,
  message: string,
  cells: (Pick<ColumnCause, 'count' | 'each'> & { readonly select: Selector }) | null,
  severity?: ColumnCause['severity'],
): ColumnCause {
  const samples = cells === null ? [] : samplesOf(column, cells.select);
  return {
    scope: 'column',
    column,
    count: cells?.count ?? 0,
    samples,
    message,
    ...(severity === undefined ? {} : { severity }),
    ...(cells === null ? {} : { select: cells.select, ...(cells.each && { each: cells.each }) }),
  };
}

/** The first cells of those that a selector means. */
export function samplesOf(column: ColumnProfile, select: Selector): readonly CellPlace[] {
  return keptPlaces(column, select).places.slice(0, 5);
}

/** The places of a tally and how many there are in all. */
export function placesOf(tally: Tally, rest: Extract<Selector, { by: 'places' }>['rest']): Selector {
  return { by: 'places', count: tally.count, places: tally.cells, ...(rest === undefined ? {} : { rest }) };
}

/** A message with the mend, where there is one. */
export function explained(message: string, mend?: MendPlan | null, part?: readonly [number, number]): Explanation {
  return { message, ...(mend ? { mend } : {}), ...(part ? { part } : {}) };
}

/** Looks something up by the place of a cell. */
export function byPlace<T extends { readonly start: number }>(
  places: readonly T[],
): (place: CellPlace) => T | undefined {
  const known = new Map(places.map((place) => [place.start, place]));
  return (place) => known.get(place.start);
}

/** Of rows that are told of at one place each, and of which no other check speaks; an explanation of null only names the row. */
export function rowsCause(
  said: readonly (CellPlace & { readonly explanation: Explanation | null })[],
  explainMore: CellCause['explainMore'],
): CellCause {
  const known = byPlace(said);
  return {
    scope: 'cell',
    column: null,
    claimsRow: true,
    count: said.length,
    select: { by: 'places', count: said.length, places: said },
    explain: ({ place }) => known(place)?.explanation ?? null,
    explainMore,
  };
}
