import { formatCount, plural } from '../../base/text';
import { CellKind } from '../profile/cellKind';
import type { ColumnProfile } from '../profile/tableProfile';
import { columnCause, explained } from './cause';
import type { ColumnCause, Explanation, Selector, TableContext } from './check';
import { enoughCells, mostCells, natureOf } from './nature';
import { withoutGroups } from './numberText';
import { listed, nameOf, quoted } from './shown';

const number = String.raw`(?<number>\p{Sc}?(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?)`;

/** How ledgers and typeset tables write a number below zero, which no loader reads as one. */
const forms = {
  parentheses: new RegExp(String.raw`^\(\s?${number}\s?\)$`, 'u'),
  sign: new RegExp(String.raw`^[\u2212\u2013]\s?${number}$`, 'u'),
  /** A year is open to its end: 2019-. */
  behind: new RegExp(String.raw`^(?!(?:1[89]|20)\d\d-)${number}\s?[-\u2212]$`, 'u'),
  side: new RegExp(String.raw`^${number}\s?(?:CR|DR)\.?$`, 'iu'),
} as const;
type Form = keyof typeof forms;

const wording: Readonly<Record<Form, readonly [one: string, many: string]>> = {
  parentheses: ['is a negative number in parentheses', 'are negative numbers in parentheses'],
  sign: ['begins with a typeset minus sign', 'begin with a typeset minus sign'],
  behind: ['has its minus behind', 'have their minus behind'],
  side: ['has CR or DR for a sign', 'have CR or DR for a sign'],
};

interface AccountNumber {
  readonly form: Form;
  /** What to write where it is negative. */
  readonly negative: string;
}

function readAccountNumber(text: string): AccountNumber | null {
  const trimmed = text.trim();
  for (const form of Object.keys(forms) as Form[]) {
    const found = forms[form].exec(trimmed)?.groups?.number;
    if (found !== undefined) return { form, negative: `-${withoutGroups(found.replace(/^\p{Sc}/u, ''))}` };
  }
  return null;
}

/** What to say of one such number among plain ones, `rest` being what the column holds; null for any other text. */
export function accountExplained(text: string, rest: string): Explanation | null {
  const read = readAccountNumber(text);
  if (read === null) return null;
  const { form, negative } = read;
  return explained(
    `${quoted(text)} ${wording[form][0]}; ${rest} ${advice(read)}`,
    form === 'side' ? null : { kind: 'replace', title: `Write a minus before it: ${negative}`, text: negative },
  );
}

interface DeclaredAccount {
  /** What is wrong with the cell, and what the column loads as, as a clause; `advice`: what to write, as a sentence. */
  readonly says: string;
  readonly advice: string;
  /** The number that is meant; null: it cannot be told, or is none of the declared type. */
  readonly right: string | null;
}

/** What to say of such a number in a column that is declared to be one of numbers, `isWhole` ones; null for any other text. */
export function accountDeclared(text: string, isWhole: boolean): DeclaredAccount | null {
  const read = readAccountNumber(text);
  if (read === null || (isWhole && !/^-\d+$/.test(read.negative))) return null;
  const right = read.form === 'side' ? null : read.negative;
  return { says: `${wording[read.form][0]}, with which the column loads as text`, advice: advice(read), right };
}

/** Of which sides which is negative only who keeps the account knows. */
function advice({ form, negative }: AccountNumber): string {
  return form === 'side' ? `Write ${negative} or ${negative.slice(1)}, whichever is meant.` : `Write ${negative}.`;
}

/** Share of the cells that must be numbers, however written. */
const nearlyAll = 0.9;

/** Says once of a column of numbers that many of them are written so; null where they are few, or something else stands there. */
export function accountNumbers(table: TableContext, column: ColumnProfile): ColumnCause | null {
  const { filled, numberLike } = natureOf(column);
  const most = column.kind(CellKind.Text).count;
  if (filled < enoughCells || most === 0 || most + numberLike < filled * nearlyAll) return null;
  const { count, select, texts } = written(table, column);
  if (count + numberLike < filled * nearlyAll) return null;
  if (count <= mostCells && count <= filled * (1 - nearlyAll)) return null;
  const read = texts.flatMap((text) => readAccountNumber(text) ?? []);
  const [first] = read;
  // What all is in parentheses may be anything.
  if (first === undefined || (numberLike === 0 && first.form !== 'side')) return null;
  const seen = [...new Set(read.map(({ form }) => form))];
  const examples = seen.map((form) => quoted(texts[read.findIndex((it) => it.form === form)]?.trim() ?? '', 20));
  const [one, many] = seen.length === 1 ? wording[first.form] : severalWays;
  const rest = numberLike === 0 ? '' : `, ${formatCount(numberLike)} are plain numbers`;
  return columnCause(
    column,
    `${plural(count, 'value')} of ${nameOf(column)} ${count === 1 ? one : many} (${listed(examples, 4)})${rest}. The column would load as text. ${advice(first)}`,
    { select, count },
  );
}

const severalWays = ['has no minus before it', 'are negative numbers in several ways'] as const;

interface Written {
  readonly count: number;
  readonly select: Selector;
  readonly texts: readonly string[];
}

/** The cells of a column that are written so; where its values are too many to be known, all of its text or none. */
function written(table: TableContext, column: ColumnProfile): Written {
  const { values, complete } = column.distinct;
  if (complete) {
    const found = values.filter(({ kind, value }) => kind === CellKind.Text && readAccountNumber(value) !== null);
    const texts = found.map(({ value }) => value);
    const count = found.reduce((sum, entry) => sum + entry.count, 0);
    return { count, select: { by: 'values', values: new Set(texts) }, texts };
  }
  const { count, cells } = column.kind(CellKind.Text);
  const texts = cells.map((place) => table.text(place));
  const isAll = texts.every((text) => readAccountNumber(text) !== null);
  return { count: isAll ? count : 0, select: { by: 'kinds', kinds: [CellKind.Text] }, texts };
}
