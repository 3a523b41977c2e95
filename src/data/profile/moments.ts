/**
 * Count, sum and sum of squares with about 30 digits, as pairs of a double and what it lost (Dekker 1971; Neumaier 1974),
 * so that order and grouping of the numbers leave no trace in mean and deviation. Plain data.
 */
export interface Moments {
  count: number;
  sum: number;
  sumRest: number;
  squares: number;
  squaresRest: number;
}

export function createMoments(): Moments {
  return { count: 0, sum: 0, sumRest: 0, squares: 0, squaresRest: 0 };
}

const splitter = 134_217_729;

/** Squares below this lose digits; they count as 0, and numbers that small have no deviation. */
const leastSquare = 1e-280;

/** Adds a finite number that stands there `times` times. */
export function addNumber(to: Moments, value: number, times: number): void {
  const square = value * value;
  if (square < leastSquare) {
    to.count += times;
    addSum(to, value * times, 0);
    return;
  }
  const scaled = splitter * value;
  const high = scaled - (scaled - value);
  const low = value - high;
  let rest = high * high - square + 2 * high * low + low * low;
  // Splitting overflows near the end of the range, where a square is infinite anyway.
  if (rest - rest !== 0) rest = 0;
  to.count += times;
  if (times === 1) {
    addSum(to, value, 0);
    addSquares(to, square, rest);
    return;
  }
  addSum(to, value * times, productRest(value, times));
  addSquares(to, square * times, productRest(square, times) + rest * times);
}

/** Adds the numbers `from…to` of an array, NaN aside, each once: the same as `addNumber` of each, without its overhead. */
export function addNumbers(moments: Moments, numbers: Float64Array, from: number, to: number): void {
  let { count, sum, sumRest, squares, squaresRest } = moments;
  for (let at = from; at < to; at++) {
    const value = numbers[at] as number;
    if (value !== value) continue;
    count++;
    const nextSum = sum + value;
    const part = nextSum - sum;
    sumRest += sum - (nextSum - part) + (value - part);
    sum = nextSum;
    const square = value * value;
    if (square < leastSquare) continue;
    const scaled = splitter * value;
    const high = scaled - (scaled - value);
    const low = value - high;
    const rest = high * high - square + 2 * high * low + low * low;
    const nextSquares = squares + square;
    const squarePart = nextSquares - squares;
    const lost = squares - (nextSquares - squarePart) + (square - squarePart) + rest;
    if (lost - lost === 0) squaresRest += lost;
    squares = nextSquares;
  }
  Object.assign(moments, { count, sum, sumRest, squares, squaresRest });
}

export function mergeMoments(to: Moments, from: Moments): void {
  to.count += from.count;
  addSum(to, from.sum, from.sumRest);
  addSquares(to, from.squares, from.squaresRest);
}

export function meanOf(moments: Moments): number {
  return (moments.sum + moments.sumRest) / moments.count;
}

/** With n - 1; NaN for one number; Infinity where squares leave the range of doubles (beyond 1e154). */
export function deviationOf(moments: Moments): number {
  const { count, sum, sumRest, squares, squaresRest } = moments;
  if (count < 2) return NaN;
  if (!Number.isFinite(squares)) return Infinity;
  // n · Σx² - (Σx)², each as a pair brought to its one form, so that what cancels does so exactly.
  const total = sum + sumRest;
  const totalRest = sumRest - (total - sum);
  const whole = squares + squaresRest;
  const wholeRest = squaresRest - (whole - squares);
  const scaled = whole * count;
  const square = total * total;
  if (!Number.isFinite(scaled) || !Number.isFinite(square)) return Infinity;
  const rest = productRest(whole, count) + wholeRest * count - (productRest(total, total) + 2 * total * totalRest);
  const rough = scaled - square;
  const part = rough - scaled;
  const difference = rough + (scaled - (rough - part) - (square + part) + rest);
  return Math.sqrt(Math.max(0, difference) / count / (count - 1));
}

function addSum(to: Moments, value: number, rest: number): void {
  const sum = to.sum + value;
  const part = sum - to.sum;
  to.sumRest += to.sum - (sum - part) + (value - part) + rest;
  to.sum = sum;
}

function addSquares(to: Moments, value: number, rest: number): void {
  const sum = to.squares + value;
  const part = sum - to.squares;
  const lost = to.squares - (sum - part) + (value - part) + rest;
  if (lost - lost === 0) to.squaresRest += lost;
  to.squares = sum;
}

/** What the rounded product of two doubles lost (Veltkamp's splitting). */
function productRest(a: number, b: number): number {
  const product = a * b;
  const scaledA = splitter * a;
  const highA = scaledA - (scaledA - a);
  const lowA = a - highA;
  const scaledB = splitter * b;
  const highB = scaledB - (scaledB - b);
  const lowB = b - highB;
  const rest = highA * highB - product + highA * lowB + lowA * highB + lowA * lowB;
  return rest - rest === 0 ? rest : 0;
}
