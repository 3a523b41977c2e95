import { formatCount, plural } from '../../base/text';
import { CellKind } from '../profile/cellKind';
import type { ColumnProfile } from '../profile/tableProfile';
import { columnCause } from './cause';
import type { ColumnCause, TableContext } from './check';
import { countOf, natureOf } from './nature';
import { listed, nameOf, quoted } from './shown';

/** Fewer cells of one shape may be slips. */
const fewestIds = 3;

/** More letters before the numbers of one column, or other ones, mean nothing together. */
const mostAffixes = 3;

/** A few letters before digits, or behind them: "C536376", "INV-12", "1234-A". */
const affixed = /^(?:(?<before>\p{L}{1,4}[-_/]?)(?<digits>\d+)|(?<number>\d+)(?<behind>[-_/]?\p{L}{1,4}))$/u;

interface Affix {
  readonly letters: string;
  readonly isBefore: boolean;
}

/** Says once that all text among the whole numbers of a column is such a number with the same few letters: no slip, but identifiers. */
export function prefixedIds(table: TableContext, column: ColumnProfile): ColumnCause | null {
  const { count, cells } = column.kind(CellKind.Text);
  if (count < fewestIds || countOf(column, [CellKind.Integer, CellKind.LeadingZero]) < natureOf(column).numberLike)
    return null;
  const texts = cells.map((place) => table.text(place).trim());
  const affixes = texts.map((text) => affixOf(column, text));
  if (affixes.some((affix) => affix?.isBefore !== affixes[0]?.isBefore)) return null;
  const letters = [...new Set(affixes.flatMap((affix) => (affix ? [affix.letters] : [])))];
  const [first] = affixes;
  if (!first || letters.length > mostAffixes || letters.length * 2 > affixes.length) return null;
  const name = nameOf(column);
  const where = first.isBefore ? 'before' : 'behind';
  const said = listed(letters.map((each) => quoted(each)));
  const each = (text: string): string =>
    `${plural(count, 'cell')} of ${name} ${count === 1 ? 'has' : 'have'} ${said} ${where} the number, such as ${quoted(text, 20)}; ${formatCount(natureOf(column).numberLike)} are numbers alone. They look like identifiers, and the column loads partly as text. Declare ${name} as text.`;
  const select = { by: 'kinds', kinds: [CellKind.Text] } as const;
  return columnCause(column, each(texts[0] ?? ''), { select, count, each });
}

/** The letters at a number that is as long as those of the column. */
function affixOf({ numbers }: ColumnProfile, text: string): Affix | null {
  const { before, behind, digits, number } = affixed.exec(text)?.groups ?? {};
  const length = (digits ?? number)?.length;
  if (numbers === null || length === undefined) return null;
  const lengthAt = (share: number): number => String(Math.abs(Math.round(numbers.quantile(share)))).length;
  if (length < lengthAt(0.05) || length > lengthAt(0.95)) return null;
  return { letters: before ?? behind ?? '', isBefore: before !== undefined };
}
