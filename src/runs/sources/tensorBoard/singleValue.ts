/** A number of at most six significant digits is told apart by single precision, nine tell all of its numbers apart. */
const fewestDigits = 6;
const mostDigits = 9;

/** Below it precision is lost bit by bit: fewer digits may be all that there is. */
const leastNormal = 2 ** -126;

/** Up to here powers of ten are exact as doubles, so that one multiplication or division is rounded once. */
const exactPower = 22;

const powers = Float64Array.from({ length: exactPower + 1 }, (_, exponent) => Number(`1e${exponent}`));

/**
 * What was most likely written where single precision is stored: the shortest decimal that is rounded to the same single. It
 * is as near to the truth as the single itself, and a filter for 0.9 finds it. Integers are kept as they
 * are, because they are counts.
 */
export function singleValue(single: number): number {
  if (Number.isSafeInteger(single) || !Number.isFinite(single)) return single;
  return single < 0 ? -shortest(-single) : shortest(single);
}

function shortest(single: number): number {
  const exponent = Math.floor(Math.log10(single));
  for (let digits = single < leastNormal ? 1 : fewestDigits; digits < mostDigits; digits++) {
    const shorter = rounded(single, digits, exponent);
    if (Math.fround(shorter) === single) return shorter;
  }
  return rounded(single, mostDigits, exponent);
}

/** A number with so many significant digits; `exponent` is that of its first one. */
function rounded(value: number, digits: number, exponent: number): number {
  const places = digits - 1 - exponent;
  if (places < 0 || places > exactPower) return Number(value.toPrecision(digits));
  const power = powers[places] as number;
  return Math.round(value * power) / power;
}
