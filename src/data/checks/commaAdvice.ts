import { CellKind } from '../profile/cellKind';
import type { ColumnProfile } from '../profile/tableProfile';
import type { TableContext } from './check';
import { dateKinds } from './nature';
import { writesPoint } from './numberText';
import { codePoint, listed, nameOf, quoted } from './shown';

/** Kinds of cells of which pandas may make a number when it leaves out points or blanks. */
const pointedKinds: readonly CellKind[] = [
  ...[CellKind.Decimal, CellKind.LeadingZero, ...dateKinds],
  ...[CellKind.DateImpossible, CellKind.Text],
];

/** The first group of a number and what parts it from the next. */
const parted = /^[+-]?\d{1,3}([. \u00a0\u202f'’])\d{3}(?!\d)/;

/**
 * What is to be done about a column of decimal commas. What stands between groups has to go as well; pandas can be told
 * of it for the whole file alone, where it takes it out of everything else that is digits with it between them.
 */
export function commaAdvice(table: TableContext, column: ColumnProfile): string {
  const separators = separatorsOf(table, column);
  const [separator] = separators;
  if (separator === undefined) return 'Write points, or load with decimal=",".';
  const replaced = separator === '.' ? 'points' : 'separators of thousands';
  if (separators.length > 1)
    return `Write points and nothing between groups; ${listed(separators.map(named))} part them.`;
  const harmed = harmedByThousands(table, column, separator);
  if (harmed === null)
    return `Write points, or load with ${listed(['decimal=","', keyword(separator), ...engineFor(separator)])}.`;
  const { other, text } = harmed;
  return `Write points, or replace ${replaced} and commas in this column after loading; not with ${keyword(separator)}, which makes ${text.replaceAll(separator, '').replace(/^0+(?=.)/, '')} of ${quoted(text, 20)} in ${nameOf(other)}.`;
}

/** What parts the groups of a column's numbers, as far as their kept cells show it; a comma stands before the fraction. */
function separatorsOf(table: TableContext, column: ColumnProfile): string[] {
  const cells = [CellKind.DecimalComma, CellKind.Thousands].flatMap((kind) => column.kind(kind).cells);
  const found = cells.map((place) => parted.exec(table.text(place).trim())?.[1]);
  return [...new Set(found.filter((separator) => separator !== undefined))];
}

function keyword(separator: string): string {
  return `thousands=${named(separator)}`;
}

/** The usual engine of pandas leaves out no separator beyond ASCII. */
function engineFor(separator: string): readonly string[] {
  return separator > '\x7f' ? ['engine="python"'] : [];
}

/** A separator in quotes, as Python reads it. */
function named(separator: string): string {
  return separator > '\x7f' ? `"\\u${codePoint(separator).slice(2).toLowerCase()}"` : `"${separator}"`;
}

/** A cell of another column of which `thousands` makes another number without a word; null where there is none. */
function harmedByThousands(
  table: TableContext,
  column: ColumnProfile,
  separator: string,
): { readonly other: ColumnProfile; readonly text: string } | null {
  for (const other of table.profile.columns) {
    if (other === column) continue;
    for (const place of pointedKinds.flatMap((kind) => other.kind(kind).cells)) {
      const text = table.text(place).trim();
      if (isDigitsWith(separator, text)) return { other, text };
    }
  }
  return null;
}

/** Whether a text is digits with a separator between them that does not part groups of thousands. */
function isDigitsWith(separator: string, text: string): boolean {
  const parts = text.split(separator);
  if (parts.length < 2 || !parts.every((part) => /^\d+$/.test(part))) return false;
  return separator === '.' ? writesPoint(text) : !isGrouped(parts);
}

function isGrouped([first = '', ...others]: readonly string[]): boolean {
  return /^[1-9]\d{0,2}$/.test(first) && others.every((part) => part.length === 3);
}
