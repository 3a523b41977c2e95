import { plural } from '../../base/text';
import { CellFlag, CellKind } from '../profile/cellKind';
import type { ColumnProfile, DistinctValue } from '../profile/tableProfile';
import { anotherValue } from './category';
import type { TableContext } from './check';
import { declaredFor } from './declaredFor';
import { codeLength, natureOf } from './nature';
import { nameOf, quoted, shown } from './shown';

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
  const declared = declaredFor(table.expectations, column)?.values ?? [];
  const words = column.distinct.values.filter(
    (entry) => entry.kind === CellKind.MissingWord && !declared.includes(entry.value),
  );
  const length = codeLength(column);
  return words.filter(({ value }) => value.length !== length || !/^[A-Z]+$/.test(value));
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
