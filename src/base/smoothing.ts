/**
 * Exponential moving average that begins unbiased (Kingma and Ba 2015, section 3) and weighs by distance: where points lie
 * twice as far apart as they usually do, the weight of the past is squared. NaN stays NaN and has no weight.
 * @param weight of the past, 0 to below 1
 */
export function smoothed(x: Float64Array, y: Float64Array, weight: number): Float64Array {
  if (weight <= 0) return y;
  const usual = (at(x, x.length - 1) - at(x, 0)) / Math.max(1, x.length - 1) || 1;
  const result = new Float64Array(y.length).fill(NaN);
  let sum = 0;
  let weights = 0;
  let before = NaN;
  for (let index = 0; index < y.length; index++) {
    const value = at(y, index);
    if (!Number.isFinite(value)) continue;
    const distance = Number.isNaN(before) ? 0 : Math.max(0, at(x, index) - before) / usual;
    const past = distance === 1 ? weight : weight ** distance;
    sum = sum * past + value * (1 - weight);
    weights = weights * past + (1 - weight);
    result[index] = sum / weights;
    before = at(x, index);
  }
  return result;
}

function at(numbers: Float64Array, index: number): number {
  return numbers[index] ?? NaN;
}
