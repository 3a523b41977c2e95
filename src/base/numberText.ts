import { formatCount } from './text';

/** In place of a count of decimals: the numbers of a column are written with exponents. */
export const exponents = -1;

/** Decimals of every number of a column: four significant digits of a middling one; `exponents` beyond 10⁻⁴ to 10⁷. */
export function metricDecimals(values: ArrayLike<number>): number {
  const { middling, greatest, whole } = magnitudes(values);
  if (needsExponents(middling, greatest)) return exponents;
  return whole ? 0 : Math.min(6, Math.max(0, 3 - Math.floor(Math.log10(middling))));
}

/** The same where repeats tell how much of a number is noise: the smallest deviation to two significant digits, 2 to 6. */
export function decimalsForSpread(smallestSd: number, values: ArrayLike<number>): number {
  const { middling, greatest } = magnitudes(values);
  if (needsExponents(middling, greatest)) return exponents;
  return Math.min(6, Math.max(2, 1 - Math.floor(Math.log10(smallestSd))));
}

function needsExponents(middling: number, greatest: number): boolean {
  return greatest >= 1e7 || (middling > 0 && middling < 1e-4);
}

/** A column is judged by this many of its values. */
const sampled = 1000;

function magnitudes(values: ArrayLike<number>): { middling: number; greatest: number; whole: boolean } {
  const step = Math.max(1, Math.floor(values.length / sampled));
  const some: number[] = [];
  let greatest = 0;
  let whole = true;
  for (let at = 0; at < values.length; at++) {
    const magnitude = Math.abs(values[at] as number);
    if (!Number.isFinite(magnitude) || magnitude === 0) continue;
    if (magnitude > greatest) greatest = magnitude;
    whole &&= Number.isInteger(magnitude);
    if (at % step === 0) some.push(magnitude);
  }
  some.sort((a, b) => a - b);
  return { middling: some[some.length >> 1] ?? greatest, greatest, whole };
}

/** "0.8537", "54,000", "−0.07", "1.234e−5", "NaN", "∞": with a true minus sign. */
export function numberText(value: number, decimals: number): string {
  if (Number.isNaN(value)) return 'NaN';
  const sign = value < 0 ? '−' : '';
  const magnitude = Math.abs(value);
  if (magnitude === Infinity) return `${sign}∞`;
  if (decimals === exponents) return `${sign}${magnitude.toExponential(3).replace('e+', 'e').replace('e-', 'e−')}`;
  const [whole = '', fraction] = magnitude.toFixed(decimals).split('.');
  // Beyond 10²¹ it has an exponent already.
  if (!/^\d+$/.test(whole)) return `${sign}${magnitude}`;
  return `${sign}${formatCount(Number(whole))}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** A difference: always with its sign, "0" when there is none. */
export function signedText(value: number, decimals: number): string {
  if (value === 0) return '0';
  return `${value > 0 ? '+' : ''}${numberText(value, decimals)}`;
}

/** Level at which a difference counts as one. */
export const significance = 0.05;

/** "p = 0.03", "p < 0.001": one significant digit; "p = 0.055": as many as tell it from the level at which it counts. */
export function pText(p: number): string {
  if (p < 0.001) return 'p < 0.001';
  let digits = 1;
  while (p !== significance && Number(p.toPrecision(digits)) === significance) digits++;
  return `p = ${Number(p.toPrecision(digits))}`;
}

const ages: readonly (readonly [unit: string, milliseconds: number])[] = [
  ['y', 365.25 * 86_400_000],
  ['w', 7 * 86_400_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
];

/** "6 d", "12 s": a span in its largest whole unit; what is under a second, or lies ahead, is "0 s". */
export function ageText(milliseconds: number): string {
  const [unit, length] = ages.find(([, least]) => milliseconds >= least) ?? ['s', 1000];
  return `${formatCount(Math.max(0, Math.floor(milliseconds / length)))} ${unit}`;
}

/** "just now", "3 min ago", "2 h ago", "5 d ago": how long before `now` something was. */
export function agoText(at: number, now: number): string {
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ago` : `${formatCount(Math.floor(hours / 24))} d ago`;
}

/** "6 d", "3 min": for how long something has been so; seconds would be over before they are read. */
export function standingText(milliseconds: number): string {
  return milliseconds < 60_000 ? 'less than a minute' : ageText(milliseconds);
}

/** "6 d", "12 s", "677 ms": how long something took; "−1 min" where it ended before it began. */
export function spanText(milliseconds: number): string {
  const rounded = Math.round(milliseconds);
  if (rounded < 0) return `−${spanText(-rounded)}`;
  return rounded < 1000 ? `${rounded} ms` : ageText(rounded);
}
