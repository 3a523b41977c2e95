import { quoteCell } from '../csv/cell';
import { explained } from './cause';
import type { Explanation, TableContext } from './check';
import { gluedRows } from './gluedRows';
import { longRowReadings, rawCellsAt, type LongRowReading } from './longRowReadings';
import { delimiterWord, listed, nameOf, quoted } from './shown';

/** A row with too many cells as a finding begins to tell of it. */
interface LongRow {
  /** "8 cells, but the header names 7" */
  readonly lead: string;
  /** What has no column. */
  readonly surplus: string;
  /** Null where it is too far on to be looked at. */
  readonly place: { readonly start: number; readonly end: number } | null;
}

/** Cells that are looked at to find which of a row belong together. */
const mostLooked = 1_000_000;

/** Why a row has too many cells, and what to do where that is certain. */
export function longRow(table: TableContext, { lead, surplus, place }: LongRow): Explanation {
  const cells = place === null ? [] : rawCellsAt(table, place);
  const glued = gluedRows(table, cells, lead);
  if (glued !== null) return glued;
  const extra = cells.length - table.profile.structure.width;
  const isLooked = extra > 0 && extra * cells.length <= mostLooked;
  const readings = isLooked ? longRowReadings(table, cells, extra) : [];
  const found = `${lead}: ${quoted(surplus, 30)} has no column, and readers stop here.`;
  const [only, another] = readings;
  if (only === undefined || another !== undefined || only.kind === 'surplus')
    return explained(`${found} ${choice(table, readings)}`);
  if (only.kind === 'empty') return explained(`${found} ${removal(only, extra)}`, removed(only, extra));
  const what = only.kind === 'number' ? 'one number' : 'one cell';
  return explained(`${found} Likely ${quoted(only.text)} is ${what}: quote it.`, {
    kind: 'raw',
    title: `Quote the Cell ${quoted(only.text, 30)}`,
    start: only.start,
    end: only.end,
    text: quoteCell(only.text, table.dialect.delimiter),
  });
}

/** What a person has to look for where nothing, or more than one thing, explains the row. */
function choice(table: TableContext, readings: readonly LongRowReading[]): string {
  const merged = readings.filter(({ kind }) => kind === 'number' || kind === 'text');
  const texts = merged.map(({ text }) => quoted(text, 30));
  if (merged.length < 2 || merged.length > 3)
    return `Quote the value that holds the ${delimiterWord(table.dialect.delimiter)}, or remove what is too much.`;
  return `Each of ${listed(texts)} may be one cell: quote the one that is, or remove what is too much.`;
}

function removal({ column }: LongRowReading, extra: number): string {
  const before = column === null ? '' : ` before ${nameOf(column)}`;
  return extra === 1
    ? `Likely the empty cell${before} is too much: remove it.`
    : `Likely the ${extra} empty cells${before} are too much: remove them.`;
}

function removed({ start, end }: LongRowReading, extra: number): Explanation['mend'] {
  const title = extra === 1 ? 'Remove the Empty Cell' : `Remove ${extra} Empty Cells`;
  return { kind: 'raw', title, start, end, text: '' };
}
