import { formatCount } from '../../base/text';
import { CellKind } from '../profile/cellKind';
import type { ColumnProfile, DistinctValue } from '../profile/tableProfile';
import { columnCause } from './cause';
import type { Cause } from './check';
import { enoughCells, natureOf } from './nature';
import { listed, nameOf, quoted } from './shown';

/** Share of the cells that must be numbers before the words among them are said to be in the way. */
const leastNumbers = 0.5;

/** More words than this are values of their own. */
const mostWords = 5;

/** As many different numbers at the most are sizes, floors or grades, among which words have their place. */
const mostSizes = 20;

/** What instruments, spreadsheets and offices write where there is no number, in any column of numbers. */
const noNumber =
  /^(?:[^\p{L}\p{N}]+|[<>≤≥].*|#.+[!?]|err(?:or)?|fail(?:ed|ure)?|invalid|overflow|n\.? ?d\.?|b[dl]l|lod)$/iu;

/** Words that stand so often among the numbers of a column that it is not one of numbers to any reader: said once. */
export function* wordsAmongNumbers(column: ColumnProfile): Iterable<Cause> {
  const { filled, numberLike } = natureOf(column);
  if (filled < enoughCells || numberLike < filled * leastNumbers) return;
  if (column.kind(CellKind.LeadingZero).count > 0) return;
  const words = fewWords(column, filled - numberLike);
  if (words.length === 0 || !words.every(({ value }) => isInTheWay(column, value.trim()))) return;
  const count = words.reduce((sum, word) => sum + word.count, 0);
  const said = words.map(({ value }) => quoted(value, 20));
  const missing = words.map(({ value }) => JSON.stringify(value)).join(', ');
  const isOne = words.length === 1;
  const advice = `Where ${isOne ? 'it stands' : 'they stand'} for "missing", leave the cells empty, or load with na_values=[${missing}]; where ${isOne ? 'it is' : 'they are'} meant, declare ${nameOf(column)} as text.`;
  yield columnCause(
    column,
    `${formatCount(count)} cells of ${nameOf(column)} say ${listed(said)}, ${formatCount(numberLike)} are numbers. The column would load as text. ${advice}`,
    { select: { by: 'values', values: new Set(words.map(({ value }) => value)) }, count },
  );
}

/** All that is no number, where that is few words time and again, else the one word that is most of it. */
function fewWords(column: ColumnProfile, others: number): readonly DistinctValue[] {
  const repeated = column.distinct.values.filter(({ kind, count }) => isWord(kind) && count > 1);
  const few = repeated.slice(0, mostWords);
  if (few.reduce((sum, { count }) => sum + count, 0) === others) return few;
  return repeated.slice(0, 1).filter(({ count }) => count > others / 2);
}

function isWord(kind: CellKind): boolean {
  return kind === CellKind.Text || kind === CellKind.Boolean;
}

/** Codes are not: of letters and digits (A12, 12a), or of few capitals among whole numbers (chromosome X, bus line N). */
function isInTheWay(column: ColumnProfile, word: string): boolean {
  if (noNumber.test(word)) return true;
  if (/\p{N}/u.test(word) || column.distinct.count <= mostSizes + mostWords) return false;
  return column.kind(CellKind.Decimal).count > 0 || !/^\p{Lu}{1,3}$/u.test(word);
}
