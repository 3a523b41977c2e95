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
  // n · Σx² - (Σx)², each as a pair, so that what cancels does so exactly.
  const total = sum + sumRest;
  const totalRest = sumRest - (total - sum);
  const scaled = squares * count;
  const scaledRest = productRest(squares, count) + squaresRest * count;
  const square = total * total;
  const squareRest = productRest(total, total) + 2 * total * totalRest;
  if (!Number.isFinite(scaled) || !Number.isFinite(square)) return Infinity;
  const difference = scaled - square + (scaledRest - squareRest);
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
