import { CellKind } from '../profile/cellKind';
import type { ColumnProfile } from '../profile/tableProfile';

/** What most cells of a column are. */
export type Main = 'number' | 'date' | 'time' | 'boolean' | 'text' | 'none';

/** A column in figures: how many cells are of which sort. */
export interface Nature {
  readonly main: Main;
  /** Cells that are neither empty nor a word for "missing". */
  readonly filled: number;
  readonly missing: number;
  /** Plain numbers. */
  readonly numbers: number;
  /** Everything that is meant as a number, however it is written. */
  readonly numberLike: number;
  readonly dates: number;
  readonly times: number;
  readonly booleans: number;
  readonly texts: number;
}

export const missingKinds: readonly CellKind[] = [CellKind.Empty, CellKind.MissingWord];
export const plainNumberKinds: readonly CellKind[] = [CellKind.Integer, CellKind.Decimal];
export const oddNumberKinds: readonly CellKind[] = [
  CellKind.LeadingZero,
  CellKind.Thousands,
  CellKind.DecimalComma,
  CellKind.NumberWithUnit,
  CellKind.NotFinite,
];
export const isoDateKinds: readonly CellKind[] = [CellKind.DateIso, CellKind.DateTimeIso, CellKind.DateTimeZoned];
const otherDateKinds: readonly CellKind[] = [
  CellKind.DateYearFirst,
  CellKind.DateDayFirst,
  CellKind.DateMonthFirst,
  CellKind.DateAmbiguous,
  CellKind.DateTwoDigitYear,
  CellKind.DateNamed,
];
export const dateKinds: readonly CellKind[] = [...isoDateKinds, ...otherDateKinds];

const numberKinds: readonly CellKind[] = [...plainNumberKinds, ...oddNumberKinds];

/** What does not belong into a column of each sort, as far as no closer check speaks of it. */
export const foreignKinds: Readonly<Record<Main, readonly CellKind[]>> = {
  number: [CellKind.NearNumber, CellKind.Text, CellKind.Boolean, CellKind.Time, CellKind.DateImpossible, ...dateKinds],
  date: [CellKind.Text, CellKind.Boolean, CellKind.Time, CellKind.NearNumber, ...numberKinds],
  time: [CellKind.Text, CellKind.Boolean, CellKind.NearNumber, CellKind.DateImpossible, ...numberKinds, ...dateKinds],
  boolean: [CellKind.Text, CellKind.Time, CellKind.NearNumber, CellKind.DateImpossible, CellKind.Decimal, ...dateKinds],
  text: [],
  none: [],
};

/** Cells of any of these kinds. */
export function countOf(column: ColumnProfile, kinds: readonly CellKind[]): number {
  let count = 0;
  for (const kind of kinds) count += column.kind(kind).count;
  return count;
}

const known = new WeakMap<ColumnProfile, Nature>();

/** Looks at the tallies of a column once, however many checks ask. */
export function natureOf(column: ColumnProfile): Nature {
  const seen = known.get(column);
  if (seen) return seen;
  const nature = measure(column);
  known.set(column, nature);
  return nature;
}

function measure(column: ColumnProfile): Nature {
  const missing = countOf(column, missingKinds);
  const numbers = countOf(column, plainNumberKinds);
  const numberLike = numbers + countOf(column, oddNumberKinds);
  const dates = countOf(column, dateKinds);
  const times = column.kind(CellKind.Time).count;
  const booleans = column.kind(CellKind.Boolean).count;
  const filled = column.cells - missing;
  const texts = filled - numberLike - dates - times - booleans;
  const sorts: readonly (readonly [Main, number])[] = [
    ['number', numberLike],
    ['date', dates],
    ['time', times],
    ['boolean', booleans],
    ['text', texts],
  ];
  const main = filled === 0 ? 'none' : sorts.reduce((best, sort) => (sort[1] > best[1] ? sort : best))[0];
  return { main, filled, missing, numbers, numberLike, dates, times, booleans, texts };
}

/** Whether most numbers of a column have decimal commas: that is its convention then, and points are odd. */
export function writesCommas(column: ColumnProfile): boolean {
  return column.kind(CellKind.DecimalComma).count > natureOf(column).numberLike / 2;
}

/** What pandas makes of a column when nobody tells it more: it knows numbers, and true and false where no cell is empty. */
export function loadedAs(column: ColumnProfile): string {
  const { filled, missing } = natureOf(column);
  const whole = countOf(column, [CellKind.Integer, CellKind.LeadingZero]);
  if (whole === filled && missing === 0) return 'whole numbers';
  if (whole + countOf(column, [CellKind.Decimal, CellKind.NotFinite]) === filled) return 'numbers';
  const { values, complete } = column.distinct;
  const truth = complete && missing === 0 && values.every(({ value }) => /^(true|false)$/i.test(value));
  return truth ? 'true and false' : 'text';
}

/** Cells of one kind in a column of which each is worth a finding; more are a habit of the file, said once. */
export const mostCells = 20;

/** Fewest filled cells of which one cell can be compared with the rest. */
export const enoughCells = 30;

/** Fewest filled cells that have a distribution. */
export const enoughForDistribution = 100;

/** Categories: few values, each of them often, all of them known. */
export function isCategorical(column: ColumnProfile): boolean {
  const { complete, count } = column.distinct;
  const { filled } = natureOf(column);
  return complete && filled >= enoughCells && count <= Math.max(12, filled / 5);
}

/** Words that a value of prose has on average; names of people and places have fewer. */
const wordsOfProse = 3;

/** Free text: sentences, hardly one of which stands twice. */
export function isProse(column: ColumnProfile): boolean {
  const { main, filled } = natureOf(column);
  if (main !== 'text' || column.distinct.count <= filled / 2) return false;
  const texts = column.distinct.values.filter(({ kind }) => kind === CellKind.Text);
  const words = texts.reduce((sum, { value }) => sum + (value.match(/\p{L}+/gu)?.length ?? 0), 0);
  return texts.length > 0 && words >= texts.length * wordsOfProse;
}

/** The length that nearly all values of a column of codes in capital letters have; ND is North Dakota, NA Namibia. */
export function codeLength(column: ColumnProfile): number | null {
  const first = column.distinct.values.find(({ kind }) => kind === CellKind.Text)?.value;
  if (first === undefined || !/^[A-Z0-9]{2,4}$/.test(first) || !column.distinct.complete) return null;
  let alike = 0;
  for (const { value, count } of column.distinct.values)
    if (value.length === first.length && /^[A-Z0-9]+$/.test(value)) alike += count;
  return alike >= natureOf(column).filled * 0.9 ? first.length : null;
}
