import { mostDegrees } from '../../project/degrees';
import type { ColumnProfile, Extreme, NumberSummary } from '../profile/tableProfile';
import { integerEnds } from './integerEnds';
import type { Side } from './isolation';
import { enoughCells, natureOf } from './nature';

/** Numbers that people and programs write for "not measured"; loggers of one decimal place write the nines with it. */
const codes = new Set([
  ...[-1, -9, -99, -999, -9999, -99999, -999999, 99, 999, 9999, 99999, 999999, 9999999, -1e9, 1e9],
  ...[-99.9, -999.9, -9999.9, 999.9, 9999.9],
]);

/** A code at one end of a column. */
export interface FoundCode {
  readonly code: Extreme;
  readonly side: Side;
  /** False for a -1 that may be a measure. */
  readonly isLikely: boolean;
}

/** The codes for "missing" at the ends of a column of numbers: also those that another code lies beyond. */
export function codesOf(column: ColumnProfile): readonly FoundCode[] {
  if (column.numbers === null || column.numbers.count < enoughCells || natureOf(column).main !== 'number') return [];
  const found: FoundCode[] = [];
  const degrees = mostDegrees(column.name) ?? 0;
  let numbers = column.numbers;
  for (;;) {
    const outermost = outermostCodes(numbers, degrees);
    const others = outermost.reduce(without, numbers);
    if (others === numbers) return found;
    found.push(...outermost);
    numbers = others;
  }
}

/** Up to `degrees` from zero lie places on earth, however far from all others. */
function outermostCodes(numbers: NumberSummary, degrees: number): readonly FoundCode[] {
  return (['lowest', 'highest'] as const).flatMap((side) => {
    const [code, next] = numbers[side];
    if (code === undefined || next === undefined) return [];
    const isPlace = Math.abs(code.value) <= degrees;
    const isLikely = isCode(numbers, code, next, side) || (!isPlace && isOutOfReach(numbers, code, next, side));
    return isLikely || (side === 'lowest' && isMinusOne(numbers, code)) ? [{ code, side, isLikely }] : [];
  });
}

/** The numbers of a column as they are without codes that were found at its ends, so that nothing is compared with those. */
export function withoutCodes(numbers: NumberSummary, found: readonly FoundCode[]): NumberSummary {
  return found.reduce(without, numbers);
}

function without(numbers: NumberSummary, { code, side }: FoundCode): NumberSummary {
  const { value, count: gone } = code;
  const count = numbers.count - gone;
  const [lowest, highest] = [numbers.lowest, numbers.highest].map((ends) =>
    ends.filter((each) => each.value !== value),
  );
  if (count <= 0 || lowest?.[0] === undefined || highest?.[0] === undefined) return numbers;
  const mean = numbers.mean + ((numbers.mean - value) * gone) / count;
  // Chan, Golub and LeVeque 1979, the other way round: what the cells taken away had added to the sum of squares.
  const squares = numbers.stddev ** 2 * (numbers.count - 1) - ((value - mean) ** 2 * gone * count) / numbers.count;
  const share = gone / numbers.count;
  return {
    ...numbers,
    count,
    mean,
    stddev: Math.sqrt(Math.max(0, squares) / Math.max(1, count - 1)),
    min: lowest[0].value,
    max: highest[0].value,
    quantile: (p) => numbers.quantile(side === 'lowest' ? share + p * (1 - share) : p * (1 - share)),
    lowest,
    highest,
  };
}

/** A known code at the edge, far from everything else, and more than once unless nobody would measure it. */
function isCode(numbers: NumberSummary, code: Extreme, next: Extreme, side: Side): boolean {
  if (!codes.has(code.value) || code.count >= numbers.count / 2) return false;
  const measured = numbers.lowest.find(({ value }) => !codes.has(value)) ?? next;
  const unmistakable = side === 'lowest' && measured.value >= 0 && code.value <= -99;
  // Nothing but codes is negative: then it need not lie far away as well.
  if (unmistakable && code.count >= 3) return true;
  const spread = numbers.quantile(0.75) - numbers.quantile(0.25);
  const far = spread > 0 && Math.abs(next.value - code.value) > 3 * spread;
  const other = side === 'lowest' ? numbers.max : numbers.min;
  const times = Math.abs(code.value) / Math.max(Math.abs(next.value), Math.abs(other));
  const beyond = code.value <= -99 ? times >= 3 : code.value >= 9999 && times >= 10;
  const often = code.count >= 3 || code.count >= numbers.count * 0.005;
  return far && (often || unmistakable || beyond);
}

/** So many times as wide as all others lie has to be the way to a number that nobody is known to write for "missing". */
const outOfReach = 4;

/** What sensors and their drivers say where there is no measure: no answer, the lowest byte, a reset. */
const sensorCodes: ReadonlySet<number> = new Set([-127, -128, -85]);

/** Whether somebody may write it for "missing" at all: a fee of -49.90 is out of reach of other amounts as well. */
function looksLikeCode(value: number): boolean {
  if (integerEnds.has(value) || sensorCodes.has(value)) return true;
  return value < 0 && (codes.has(value) || /^-(\d)\1+$/.test(String(value)));
}

/** The same number again and again, out of reach of a measure: a sensor that is not there says -127, or all bits of its integer. */
function isOutOfReach(numbers: NumberSummary, code: Extreme, next: Extreme, side: Side): boolean {
  if (!looksLikeCode(code.value) || code.count < 3 || code.count >= numbers.count / 2) return false;
  if (Math.max(numbers.lowest.length, numbers.highest.length) < fewestSteps + 2) return false;
  const width = side === 'lowest' ? numbers.max - next.value : next.value - numbers.min;
  return width > 0 && Math.abs(next.value - code.value) > outOfReach * width;
}

/** Distinct numbers that a measure has beside the code and the one before it. */
const fewestSteps = 6;

/** A -1 that stands repeatedly below a measure which begins well above zero, farther than its lowest values lie apart. */
function isMinusOne(numbers: NumberSummary, code: Extreme): boolean {
  const [, next, ...others] = numbers.lowest;
  const last = others.at(-1);
  if (code.value !== -1 || code.count < 2 || code.count >= numbers.count / 2) return false;
  if (next === undefined || last === undefined || next.value < 5) return false;
  // Either end shows as many of them, but where another code was left out.
  if (Math.max(numbers.lowest.length, numbers.highest.length) < fewestSteps + 2) return false;
  const spread = numbers.quantile(0.75) - Math.max(next.value, numbers.quantile(0.25));
  const gap = next.value + 1;
  return gap > 2 * (last.value - next.value) && gap > spread / 4;
}
