import { formatCount, plural } from '../../base/text';
import { CellKind } from '../profile/cellKind';
import type { ColumnProfile } from '../profile/tableProfile';
import { columnCause, explained } from './cause';
import type { Cause, Explanation, TableContext } from './check';
import { enoughCells, natureOf } from './nature';
import { nameOf, shown } from './shown';

/** Day 0 of the days that Excel counts from 1900-03-01 on, milliseconds since 1970. */
const dayZero = Date.UTC(1899, 11, 30);
const day = 86_400_000;

/** Days that are written as five digits and lie between 1954 and 2099: what else has five digits is no day to anybody. */
const earliest = 20_000;
const latest = 73_050;

/** The date that a number stands for where Excel lost the format of its cell: "45400" → "2024-04-18"; null: none. */
export function excelDate(text: string): string | null {
  const days = /^\d{5}$/.test(text.trim()) ? Number(text) : 0;
  return days < earliest || days > latest ? null : new Date(dayZero + days * day).toISOString().slice(0, 10);
}

/** What is to be done about one such number among dates; null: it is none. */
export function daysExplained(text: string, dates: number): Explanation | null {
  const right = excelDate(text);
  if (right === null) return null;
  return explained(
    `${shown(text)} is no date; ${formatCount(dates)} others are. Excel counts days so: it is ${right}. Write that.`,
    { kind: 'replace', title: `Replace ${text.trim()} with ${right}`, text: right },
  );
}

/** Such numbers where they are too many to be told one by one: said once. */
export function* daysAmongDates(table: TableContext, column: ColumnProfile): Iterable<Cause> {
  const { filled, dates } = natureOf(column);
  const { count, cells } = column.kind(CellKind.Integer);
  const texts = cells.map((place) => table.text(place));
  const [sample] = texts;
  if (sample === undefined || filled < enoughCells || count + dates < filled) return;
  if (!texts.every((text) => excelDate(text) !== null)) return;
  yield columnCause(
    column,
    `${plural(count, 'cell')} of ${nameOf(column)} ${count === 1 ? 'is a number' : 'are numbers'} such as ${sample.trim()}, the others are dates. Excel counts days so: it is ${excelDate(sample)}. Write the dates.`,
    { select: { by: 'kinds', kinds: [CellKind.Integer] }, count },
  );
}
