import { columnMoments } from '../layout';

const splitter: f64 = 134217729;

/** Squares below this lose digits. */
const leastSquare: f64 = 1e-280;

/** `addNumbers` of moments.ts, operation for operation. */
export function addNumbers(column: usize, from: usize, end: usize): void {
  const moments = column + columnMoments;
  let count = load<f64>(moments);
  let sum = load<f64>(moments, 8);
  let sumRest = load<f64>(moments, 16);
  let squares = load<f64>(moments, 24);
  let squaresRest = load<f64>(moments, 32);
  for (let at = from; at < end; at += 8) {
    const value = load<f64>(at);
    if (value != value) continue;
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
    const rest = high * high - square + 2.0 * high * low + low * low;
    const nextSquares = squares + square;
    const squarePart = nextSquares - squares;
    const lost = squares - (nextSquares - squarePart) + (square - squarePart) + rest;
    if (lost - lost == 0) squaresRest += lost;
    squares = nextSquares;
  }
  store<f64>(moments, count);
  store<f64>(moments, sum, 8);
  store<f64>(moments, sumRest, 16);
  store<f64>(moments, squares, 24);
  store<f64>(moments, squaresRest, 32);
}

/** The least and the largest of the numbers found last; infinite where there are none. */
export let least: f64 = Infinity;
export let most: f64 = -Infinity;

export function findBounds(from: usize, end: usize): void {
  let low: f64 = Infinity;
  let high: f64 = -Infinity;
  for (let at = from; at < end; at += 8) {
    const value = load<f64>(at);
    if (value < low) low = value;
    if (value > high) high = value;
  }
  least = low;
  most = high;
}
