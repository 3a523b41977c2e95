import { declaredFor, isNamed } from './declaredFor';
import { CellKind } from '../profile/cellKind';
import type { ColumnProfile, NumberSummary } from '../profile/tableProfile';
import { isIdentifierName, isNumberName, isTelephoneName } from '../profile/identifiers';
import { cellCause, explained } from './cause';
import type { Cause, Check, TableContext } from './check';
import { farDates } from './farDates';
import { isolated, type Isolated, type Side } from './isolation';
import { formatCount, plural } from '../../base/text';
import { enoughForDistribution, natureOf } from './nature';
import { isDeclaredText } from './numbers';
import { codesOf, withoutCodes } from './sentinelCodes';
import { figure, nameOf } from './shown';

export const outlierIsolated: Check = {
  id: 'outlier-isolated',
  severity: 'info',
  *find(table) {
    yield* farDates(table);
    for (const column of table.profile.columns) {
      const { numbers } = column;
      if (numbers === null || numbers.count < enoughForDistribution || natureOf(column).main !== 'number') continue;
      yield* rareLabel(table, column);
      if (isTelephoneNumbers(column, numbers) || isDeclaredText(table, column)) continue;
      const declared = declaredFor(table.expectations, column);
      if (declared?.range !== undefined || declared?.values !== undefined) continue;
      const others = withoutCodes(numbers, codesOf(column));
      for (const side of ['highest', 'lowest'] as const) {
        for (const found of isolated(others, side)) yield outlierCause(column, others, found, side);
      }
    }
  },
};

function outlierCause(column: ColumnProfile, numbers: NumberSummary, { extreme, next }: Isolated, side: Side): Cause {
  const { value, count } = extreme;
  const advice = likelyValue(column, numbers, value, next.value) ?? 'Correct it, or keep it if it was measured.';
  const far = farness(numbers, { extreme, next }, side);
  const effect = onlyNames(column) ? '' : effectOf(numbers, { extreme, next }, side);
  return cellCause(column, { by: 'number', number: value, count, places: extreme.cells }, count, {
    explain: ({ text }) => explained(`${text.trim()} ${far}${effect}. ${advice}`),
    explainMore: (more) =>
      `${plural(more, 'more cell')} of ${nameOf(column)} ${more === 1 ? 'lies' : 'lie'} far from all others.`,
  });
}

function farness(numbers: NumberSummary, { extreme, next }: Isolated, side: Side): string {
  const ratio = extreme.value / next.value;
  const isNext = isBeside(numbers, { extreme, next }, side);
  const other = `the ${isNext ? 'next' : `${side} usual`} value (${figure(next.value)})`;
  if (side === 'highest' && next.value > 0 && ratio >= 1.5)
    return `is ${figure(Number(ratio.toPrecision(2)))} times ${other}`;
  if (extreme.value < 0 && next.value > 0 && extreme.count === 1 && isNext)
    return `is below zero (the other ${formatCount(numbers.count - 1)} values begin at ${figure(next.value)})`;
  return `lies far from ${other}`;
}

/** Others beyond the gap are outliers too; the next value is what lies before it. */
function isBeside(numbers: NumberSummary, { extreme, next }: Isolated, side: Side): boolean {
  const ends = numbers[side];
  return ends[0] === extreme && ends[1] === next;
}

/** Fewest digits of most telephone numbers; what has fewer under such a name is a measure of telephones. */
const telephoneDigits = 6;

function isTelephoneNumbers(column: ColumnProfile, numbers: NumberSummary): boolean {
  if (!isTelephoneName(column.name) || column.kind(CellKind.Decimal).count > 0) return false;
  return numbers.quantile(0.25) >= 10 ** (telephoneDigits - 1);
}

/** Whether the numbers of a column are names, of which nobody takes a mean. */
function onlyNames({ name }: ColumnProfile): boolean {
  return isIdentifierName(name) || isNumberName(name);
}

/** Shift of the mean, in standard deviations, that is worth a word. */
const shift = 0.02;

/** Share of the scale that an outlier takes from the others, from which it is worth a word. */
const squeeze = 0.1;

/** What a single value does to the column: to its mean, or to its scale where that does not move. */
function effectOf(numbers: NumberSummary, { extreme, next }: Isolated, side: Side): string {
  const { value, count } = extreme;
  const without = (numbers.mean * numbers.count - value * count) / Math.max(1, numbers.count - count);
  const moved = Math.abs(numbers.mean - without);
  if (moved > numbers.stddev * shift) return ` and moves the mean by ${figure(Number(moved.toPrecision(2)))}`;
  if (!isBeside(numbers, { extreme, next }, side)) return '';
  const scaled = (next.value - numbers.min) / (numbers.max - numbers.min);
  const high = value > next.value;
  // An outlier at the other end may squeeze the scale far more: nothing is true of this one then.
  const left = high ? scaled : 1 - scaled;
  if (left > 1 - squeeze || left < 0.005) return '';
  return `; scaled to 0..1 the others stay ${high ? 'below' : 'above'} ${scaled.toFixed(2)}`;
}

/** The number that one digit too many or too few was made of, where that lies among the others; null for no guess. */
function likelyValue(column: ColumnProfile, numbers: NumberSummary, value: number, next: number): string | null {
  if (value <= 0) return null;
  const high = value > next;
  const meant = Number((high ? value / 10 : value * 10).toPrecision(12));
  const whole = column.kind(CellKind.Decimal).count + column.kind(CellKind.DecimalComma).count === 0;
  const among = high
    ? meant >= numbers.quantile(0.01) && meant <= next
    : meant >= next && meant <= numbers.quantile(0.99);
  if (!among || (whole && !Number.isInteger(meant))) return null;
  return `A digit too ${high ? 'many' : 'few'}? Likely ${figure(meant)}.`;
}

/** Names of what a model is to predict. */
const labelName = /^(target|label|outcome|class|y|response|result|diagnosis|churn(ed)?|survived|default(ed)?|fraud)$/i;

/** Share of the rows that each of two classes has at least. */
const leastClass = 0.01;

/** A third value that hardly ever stands in a label of two classes: 2 among 0 and 1. */
function* rareLabel(table: TableContext, column: ColumnProfile): Iterable<Cause> {
  const { distinct, numbers } = column;
  const isLabel = isNamed(table.expectations.target, column) || labelName.test(column.name.trim());
  if (!isLabel || !distinct.complete || numbers === null || declaredFor(table.expectations, column)?.values) return;
  const [first, second, third, ...more] = distinct.values.filter(({ number }) => number !== null);
  if (first === undefined || second === undefined || third === undefined || more.length > 0) return;
  if (third.count > 2 || second.count < Math.max(third.count * 10, numbers.count * leastClass)) return;
  const pair = [first.value, second.value].sort().join(' or ');
  yield cellCause(column, { by: 'values', values: new Set([third.value]) }, third.count, {
    explain: ({ text }) =>
      explained(
        `${text.trim()} stands ${third.count === 1 ? 'once' : 'twice'}; the other ${formatCount(numbers.count - third.count)} values of ${nameOf(column)} are ${pair}. A model would learn a third class. Correct it if it is a slip.`,
      ),
    explainMore: () => `${nameOf(column)} has a third class in hardly any row.`,
  });
}
