import { formatCount, plural } from '../../base/text';
import { CellKind } from '../profile/cellKind';
import type { ColumnProfile } from '../profile/tableProfile';
import { columnCause, explained } from './cause';
import type { Cause, Explanation, TableContext } from './check';
import { readings, toIso } from './dateText';
import { dateKinds, enoughCells, natureOf } from './nature';
import { nameOf, shown } from './shown';

/** Day 0 of the days that Excel counts, from 1900-03-01 on; milliseconds since 1970. */
const dayZero = Date.UTC(1899, 11, 30);
const day = 86_400_000;

/** The dates that a column is known by may be so many years before or after those that its first cells show. */
const years = 5;

/** The date that a number stands for where Excel lost the format of its cell: "45400" → "2024-04-18"; null: none. */
export function excelDate(text: string): string | null {
  return /^\d{5}$/.test(text.trim()) ? new Date(dayZero + Number(text) * day).toISOString().slice(0, 10) : null;
}

/** Such a number among dates; null: it is none, or a day that is far from all of them, as a torn year is. */
export function daysExplained(table: TableContext, column: ColumnProfile, text: string): Explanation | null {
  const date = dateAmong(table, column, text);
  if (date === null) return null;
  const others = formatCount(natureOf(column).dates);
  return explained(
    `${shown(text)} is no date; ${others} other values are. To Excel it is a day, ${date}. If that is meant, write it as the others are.`,
  );
}

/** Such numbers where they are too many to be told one by one: said once. */
export function* daysAmongDates(table: TableContext, column: ColumnProfile): Iterable<Cause> {
  const { filled, dates } = natureOf(column);
  const { count, cells } = column.kind(CellKind.Integer);
  const texts = cells.map((place) => table.text(place));
  const [sample] = texts;
  if (sample === undefined || filled < enoughCells || count + dates < filled) return;
  if (!texts.every((text) => dateAmong(table, column, text) !== null)) return;
  yield columnCause(
    column,
    `${plural(count, 'cell')} of ${nameOf(column)} ${count === 1 ? 'is a number' : 'are numbers'} such as ${sample.trim()}, the others are dates. To Excel that is a day, ${excelDate(sample)}. If they are meant so, write dates.`,
    { select: { by: 'kinds', kinds: [CellKind.Integer] }, count },
  );
}

function dateAmong(table: TableContext, column: ColumnProfile, text: string): string | null {
  const date = excelDate(text);
  const range = yearsOf(table, column);
  if (date === null || range === null) return null;
  const year = Number(date.slice(0, 4));
  return year >= range.first - years && year <= range.last + years ? date : null;
}

const known = new WeakMap<ColumnProfile, { readonly first: number; readonly last: number } | null>();

/** The years of the dates that the profile kept. */
function yearsOf(table: TableContext, column: ColumnProfile): { readonly first: number; readonly last: number } | null {
  const seen = known.get(column);
  if (seen !== undefined) return seen;
  const cells = dateKinds.flatMap((kind) => column.kind(kind).cells);
  const found = cells.map((place) => yearOf(table.text(place))).filter(Number.isFinite);
  const range = found.length === 0 ? null : { first: Math.min(...found), last: Math.max(...found) };
  known.set(column, range);
  return range;
}

/** Also where nobody knows the day from the month. */
function yearOf(text: string): number {
  return Number((toIso(text) ?? readings(text)?.isoDayFirst)?.slice(0, 4) ?? NaN);
}
