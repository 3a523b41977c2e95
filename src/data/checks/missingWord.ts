import { formatCount, plural } from '../../base/text';
import { CellFlag, CellKind } from '../profile/cellKind';
import type { ColumnProfile, DistinctValue } from '../profile/tableProfile';
import { anotherValue } from './category';
import type { TableContext } from './check';
import { declaredTexts } from './declaredFor';
import { codeLength, natureOf } from './nature';
import { listed, nameOf, quoted, shown } from './shown';

/** What pandas takes for "missing" by itself, in this case alone (pandas 3: `STR_NA_VALUES`). */
const understood = new Set([
  ...['#N/A', '#N/A N/A', '#NA', '-1.#IND', '-1.#QNAN', '-NaN', '-nan', '1.#IND', '1.#QNAN', '<NA>', 'N/A', 'n/a'],
  ...['NA', 'NULL', 'null', 'NaN', 'nan', 'None'],
]);

export function isUnderstood(word: string): boolean {
  return understood.has(word);
}

/** Words that people also give as an answer. */
const answers = new Set([
  'unknown',
  'not known',
  'not applicable',
  'not specified',
  'unspecified',
  'undefined',
  'missing',
]);

/** NA and NaN, so spelt, are how R and pandas write files themselves; other words are a choice of somebody. */
export function severityOf(word: string): 'hint' | 'info' | undefined {
  const plain = word.trim().toLowerCase();
  if (isUnderstood(word)) return plain === 'na' || plain === 'nan' ? 'hint' : 'info';
  return answers.has(plain) ? 'info' : undefined;
}

/** Cells without anything in them; of blanks pandas makes text. */
export function emptyCells(column: ColumnProfile): number {
  return column.kind(CellKind.Empty).count - column.flag(CellFlag.OnlyBlanks).count;
}

/** The missing words of a column, unless `tend.yaml` lists them among its values, or they are codes like the others. */
export function missingValues(table: TableContext, column: ColumnProfile): readonly DistinctValue[] {
  if (column.kind(CellKind.MissingWord).count === 0) return [];
  const declared = declaredTexts(table.expectations, column);
  const words = column.distinct.values.filter(
    (entry) => entry.kind === CellKind.MissingWord && !declared.includes(entry.value),
  );
  const length = codeLength(column);
  return words.filter(({ value }) => !isCode(value, length));
}

/** The first word for "missing" that looks like the codes of its column, as NA does among countries; null for none. */
export function codeForMissing(column: ColumnProfile): string | null {
  const length = codeLength(column);
  return wordsOf(column).find(({ value }) => isCode(value, length))?.value ?? null;
}

function isCode(value: string, length: number | null): boolean {
  return value.length === length && /^[A-Z]+$/.test(value);
}

/** The words for "missing" that stand in a column, the most frequent first. */
function wordsOf(column: ColumnProfile): readonly DistinctValue[] {
  return column.distinct.values.filter(({ kind }) => kind === CellKind.MissingWord);
}

/** What counts as missing and pandas loads as text all the same: the words that it does not know, and blanks. */
export function keptAsText(column: ColumnProfile): readonly { readonly text: string; readonly count: number }[] {
  const words = wordsOf(column).filter(({ value }) => !isUnderstood(value));
  const blanks = column.flag(CellFlag.OnlyBlanks).count;
  return [
    ...words.map(({ value, count }) => ({ text: quoted(value), count })),
    ...(blanks > 0 ? [{ text: 'blanks', count: blanks }] : []),
  ];
}

/** What the missing cells of a column read, "56 cells read "NA", 3 are empty"; null where all are empty. */
export function whatMissingSays(column: ColumnProfile): string | null {
  const { count } = column.kind(CellKind.MissingWord);
  if (count === 0) return null;
  const empty = column.kind(CellKind.Empty).count;
  const known = wordsOf(column).map(({ value }) => quoted(value));
  const read = `${plural(count, 'cell')} ${count === 1 ? 'reads' : 'read'} ${known.length > 0 ? listed(known) : 'a word for it'}`;
  if (empty > 0) return `${read}, ${formatCount(empty)} ${empty === 1 ? 'is' : 'are'} empty`;
  return count > 2 ? `all ${read}` : read;
}

/** Says it once of all cells with the same word. */
export function wordForColumn(column: ColumnProfile, word: DistinctValue): string {
  const { main } = natureOf(column);
  const cells = `${plural(word.count, 'cell')} of ${nameOf(column)} ${word.count === 1 ? 'says' : 'say'} ${quoted(word.value)} for "missing"`;
  return isUnderstood(word.value)
    ? `${cells}: ${lowerFirst(understoodBy(main))} Leave ${word.count === 1 ? 'it' : 'them'} empty.`
    : `${cells}: ${lowerFirst(wordHarm(column, main, word.value))} Leave ${word.count === 1 ? 'it' : 'them'} empty.`;
}

/** Of a word that pandas takes for "missing" by itself. */
export function understoodBy(main: string): string {
  return `Pandas understands it, other readers make text of ${main === 'number' ? 'the column' : 'it'}.`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** What becomes of a column whose missing cells hold this text. */
export function wordHarm(column: ColumnProfile, main: string, word: string): string {
  if (main === 'number') return 'The column would load as text.';
  return main === 'date' || main === 'time'
    ? 'The column would not load as dates.'
    : `A model would see ${anotherValue(column, word)}.`;
}

/** Leaves a cell empty that says "missing" in another way. */
export function setMissing(text: string): { kind: 'replace'; title: string; text: string } {
  return { kind: 'replace', title: `Set Missing (${shown(text)} becomes empty)`, text: '' };
}
