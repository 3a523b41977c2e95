import { plural } from '../../base/text';
import type { CellPlace } from '../profile/tableProfile';
import { explained, rowCause } from './cause';
import type { Check, TableContext } from './check';

/** What git writes at the start of a line between two versions; the base version has bars (`diff3`). */
const marker = /^(?:<{7}|={7}|>{7}|\|{7})(?: [^\r\n]*)?$/;

export const csvConflictMarker: Check = {
  id: 'csv-conflict-marker',
  severity: 'error',
  *find(table) {
    const above = markerAbove(table);
    if (above !== null) yield { scope: 'file', at: above, count: 1, message: messageFor('<<<<<<<') };
    const places = markers(table);
    // A row of equals signs alone may be a line under a title.
    if (!places.some(({ text }) => /^[<>]/.test(text))) return;
    const texts = new Map(places.map(({ place, text }) => [place.start, text]));
    yield rowCause({ by: 'places', count: places.length, places: places.map(({ place }) => place) }, places.length, {
      explain: ({ place }) => explained(messageFor(texts.get(place.start) ?? '')),
      explainMore: (more) => `${plural(more, 'more line is a marker', 'more lines are markers')} of a merge conflict.`,
    });
  },
};

/** Where the conflict is about the names of the columns, its first marker stands above the table. */
export function markerAbove(table: TableContext): { readonly start: number; readonly end: number } | null {
  const { preamble, preambleBytes } = table.dialect;
  if (preamble === 0) return null;
  const line = table.line(preambleBytes.start);
  const text = new TextDecoder().decode(table.raw({ start: line.start, end: ending(line) }));
  return text.startsWith('<<<<<<< ') && marker.test(text) ? { start: preambleBytes.start, end: line.end } : null;
}

interface Marker {
  readonly place: CellPlace;
  readonly text: string;
}

/** A marker is a record of one cell: too short in most tables, and a value in a table of one column. */
function markers(table: TableContext): Marker[] {
  const { columns, structure } = table.profile;
  const [only, ...others] = columns;
  const ofOne = only && others.length === 0 ? only.distinct.values.filter(({ value }) => marker.test(value)) : [];
  const short = structure.ragged.records.filter(({ cells }) => cells === 1);
  return [...short.map(({ place }) => place), ...ofOne.flatMap(({ cells }) => cells)]
    .map((place) => ({ place, text: new TextDecoder().decode(table.raw({ start: place.start, end: ending(place) })) }))
    .filter(({ text }) => marker.test(text))
    .sort((a, b) => a.place.start - b.place.start);
}

/** What lies between the first and the last marker of each conflict: both versions of the same rows. */
export function conflictSpans(table: TableContext): { readonly start: number; readonly end: number }[] {
  const spans: { start: number; end: number }[] = [];
  let start = -1;
  for (const { place, text } of markers(table)) {
    if (text.startsWith('<')) start = place.end;
    else if (text.startsWith('>') && start >= 0) {
      spans.push({ start, end: place.start });
      start = -1;
    }
  }
  return spans;
}

/** A marker with the name of its branch is not longer. */
function ending({ start, end }: Pick<CellPlace, 'start' | 'end'>): number {
  return Math.min(end, start + 1000);
}

function messageFor(text: string): string {
  const lead = `A merge conflict was left here (${text.slice(0, 7)}): loaders take the line for a row`;
  if (text.startsWith('='))
    return `${lead}. The rows above and below are two versions: keep one, and remove the marker.`;
  if (text.startsWith('>')) return `${lead}. It ends what the other branch had. Settle it, and remove the marker.`;
  return `${lead}, and both versions of the rows below for data. Keep one of them, and remove the markers.`;
}
