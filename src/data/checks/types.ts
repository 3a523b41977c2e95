import { declaredFor } from './declaredFor';
import { formatCount, plural } from '../../base/text';
import { CellKind } from '../profile/cellKind';
import type { ColumnProfile, DistinctValue } from '../profile/tableProfile';
import { truthOf } from './booleans';
import { accountExplained, accountNumbers } from './accountNumbers';
import { cellCause, columnCause, explained } from './cause';
import type { Cause, Check, Explanation, Selector, TableContext } from './check';
import { daysAmongDates, daysExplained } from './excelDays';
import { countOf, enoughCells, foreignKinds, natureOf, type Main, type Nature } from './nature';
import { isDeclaredText } from './numbers';
import { withDigits } from './numberText';
import { nameOf, quoted, shown } from './shown';
import { prefixedIds } from './prefixedIds';
import { wordsAmongNumbers } from './wordsAmongNumbers';

/** Share of the cells that must be of one sort before the others are out of place. */
const dominant = 0.9;

const names: Readonly<Record<Exclude<Main, 'boolean'>, string>> = {
  number: 'numbers',
  date: 'dates',
  time: 'times',
  text: 'text',
  none: 'empty',
};

export const typeMixed: Check = {
  id: 'type-mixed',
  severity: 'warning',
  *find(table) {
    for (const column of table.profile.columns) {
      const nature = natureOf(column);
      const kinds = foreignKinds[nature.main].filter((kind) => column.kind(kind).count > 0);
      if (isMeantAsText(table, column)) continue;
      const accounts = accountNumbers(table, column);
      if (accounts !== null) yield accounts;
      if (kinds.length === 0 || accounts !== null) continue;
      if (!isDominant(nature)) {
        if (nature.main === 'number') yield* wordsAmongNumbers(column);
        if (nature.main === 'date') yield* daysAmongDates(table, column);
        continue;
      }
      const ids = nature.main === 'number' ? prefixedIds(table, column) : null;
      if (ids !== null) {
        yield ids;
        const others = kinds.filter((kind) => kind !== CellKind.Text);
        yield* oddCells(table, column, others, null);
        continue;
      }
      const word = repeatedWord(column, kinds);
      if (word !== null) yield saidOnce(column, nature, word);
      yield* oddCells(table, column, kinds, word);
    }
  },
};

/** Cells with the same word in them that are one fault and not many. */
const fewestRepeats = 10;

/** A word that stands so often among numbers or dates that somebody means something by it. */
function repeatedWord(column: ColumnProfile, kinds: readonly CellKind[]): DistinctValue | null {
  if (!column.distinct.complete) return null;
  const word = column.distinct.values.find(({ kind, value }) => kinds.includes(kind) && withDigits(value) === null);
  return word !== undefined && word.count >= fewestRepeats ? word : null;
}

function saidOnce(column: ColumnProfile, nature: Nature, { value, count }: DistinctValue): Cause {
  return columnCause(
    column,
    `${plural(count, 'cell')} of ${nameOf(column)} say ${shown(value, 20)}, the others are ${namesOf(column, nature)}. ${harmOf(column)} If it stands for "missing", leave them empty.`,
    { select: { by: 'values', values: new Set([value]) }, count },
  );
}

function* oddCells(
  table: TableContext,
  column: ColumnProfile,
  kinds: readonly CellKind[],
  word: DistinctValue | null,
): Iterable<Cause> {
  const nature = natureOf(column);
  const count = countOf(column, kinds) - (word?.count ?? 0);
  if (count === 0) return;
  const others = column.distinct.values.filter((entry) => kinds.includes(entry.kind) && entry !== word);
  const select: Selector =
    word === null ? { by: 'kinds', kinds } : { by: 'values', values: new Set(others.map(({ value }) => value)) };
  yield cellCause(column, select, count, {
    explain: ({ text }) =>
      nature.main === 'number' ? inNumbers(column, text, nature) : amongOthers(table, column, text),
    explainMore: (more) =>
      `${plural(more, 'more cell')} of ${nameOf(column)} ${more === 1 ? 'is' : 'are'} not ${namesOf(column, nature)}.`,
  });
}

function isDominant(nature: Nature): boolean {
  const counts: Readonly<Record<Main, number>> = {
    number: nature.numberLike,
    date: nature.dates,
    time: nature.times,
    boolean: nature.booleans,
    text: 0,
    none: 0,
  };
  return nature.filled >= enoughCells && counts[nature.main] >= nature.filled * dominant;
}

/** A declared type or a list of values has its own check; text may be anything. */
function isMeantAsText(table: TableContext, column: ColumnProfile): boolean {
  return isDeclaredText(table, column) || declaredFor(table.expectations, column)?.type !== undefined;
}

function inNumbers(column: ColumnProfile, text: string, nature: Nature): Explanation {
  const rest = `${formatCount(nature.numberLike)} of ${formatCount(nature.filled)} values are numbers. The column would load as text.`;
  const account = accountExplained(text, rest);
  if (account !== null) return account;
  const digits = withDigits(text);
  if (digits === null) return explained(`${shown(text)} is not a number; ${rest} Write the number, or leave it empty.`);
  const where = digits.last ? 'ends in' : 'holds';
  const padded = column.kind(CellKind.LeadingZero).count > 0;
  const right = padded ? digits.text : digits.text.replace(/^([+-]?)0+(?=\d)/, '$1');
  return explained(`${quoted(text)} ${where} the letter ${digits.letter}; ${rest} Likely ${right}.`, {
    kind: 'replace',
    title: `Replace ${quoted(text)} with ${right} (letter ${digits.letter}, digit ${digits.digit})`,
    text: right,
  });
}

function amongOthers(table: TableContext, column: ColumnProfile, text: string): Explanation {
  const nature = natureOf(column);
  const { main, filled } = nature;
  const days = main === 'date' ? daysExplained(table, column, text) : null;
  if (days) return days;
  if (main === 'boolean') return amongTruth(column, text, filled);
  const count = main === 'date' ? nature.dates : nature.times;
  return explained(
    `${shown(text)} is not a ${main}; ${formatCount(count)} of ${formatCount(filled)} values are. ${loadsAsText} Write the ${main}, or leave it empty.`,
  );
}

function amongTruth(column: ColumnProfile, text: string, filled: number): Explanation {
  const { count } = truthOf(column.distinct.values);
  return explained(
    `${shown(text)} is not ${truthWords(column)}; ${formatCount(count)} of ${formatCount(filled)} values are. ${harmOf(column)} Write one of them, or leave it empty.`,
  );
}

const loadsAsText = 'The column would load as text.';

/** Of words for yes and no, pandas knows only true and false: any others are text to it without a foreign word as well. */
function harmOf(column: ColumnProfile): string {
  const isTruth = natureOf(column).main === 'boolean';
  return !isTruth || truthOf(column.distinct.values).usual[0] === 'true'
    ? loadsAsText
    : 'A model would see one more value.';
}

/** What the others are, by the words that the column writes: "yes" or "no". */
function namesOf(column: ColumnProfile, { main }: Nature): string {
  return main === 'boolean' ? truthWords(column) : names[main];
}

function truthWords(column: ColumnProfile): string {
  const [yes, no] = truthOf(column.distinct.values).written;
  return `${quoted(yes)} or ${quoted(no)}`;
}
