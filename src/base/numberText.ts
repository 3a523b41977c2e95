import { formatCount } from './text';

/** In place of a count of decimals: the numbers of a column are written with exponents. */
export const exponents = -1;

/** In place of a count of decimals: nothing is known from which it could follow, so that each number has its own. */
export const ownDigits = -2;

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

/** Decimals of a metric beside others of it: by the least spread among the sides, where one has any. */
export function sideDecimals(sides: readonly { readonly mean: number; readonly sd: number }[]): number {
  const means = sides.map(({ mean }) => mean);
  const spreads = sides.map(({ sd }) => sd).filter((sd) => sd > 0);
  return spreads.length > 0 ? decimalsForSpread(Math.min(...spreads), means) : metricDecimals(means);
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

/** Digits of a number that stands beside others. */
interface Digits {
  /** With fewer it has its own. */
  readonly least: number;
  /** As many as these. */
  readonly own: number;
}

const digitsOfValue: Digits = { least: 3, own: 3 };
/** What is as wide as the noise, or is left of a subtraction, stands where there is little room, and has one before it has its own. */
const digitsOfSpread: Digits = { least: 1, own: 2 };
/** More count of none; its whole part is never cut. */
const mostDigits = 6;

/**
 * A number of a column whose numbers have so many decimals. Where these would leave too little of it, or nothing, it has its
 * own ("3.2e−5" in a column of "0.8537"), and a large one has none that say nothing ("123,457").
 */
export function columnText(value: number, decimals: number): string {
  return besideOthers(value, decimals, digitsOfValue);
}

/** The same of a deviation, the size of a difference or the end of an interval. */
export function spreadText(value: number, decimals: number): string {
  return besideOthers(value, decimals, digitsOfSpread);
}

/** A difference: always with its sign, "0" when there is none. */
export function signedText(value: number, decimals: number): string {
  if (value === 0) return '0';
  return `${value > 0 ? '+' : ''}${spreadText(value, decimals)}`;
}

function besideOthers(value: number, decimals: number, { least, own }: Digits): string {
  if (decimals === ownDigits) return ownText(value);
  if (decimals === exponents || value === 0 || !Number.isFinite(value)) return numberText(value, decimals);
  const whole = wholeDigits(value);
  const isLost = whole + decimals < least && Number(value.toFixed(decimals)) !== Number(value.toPrecision(least));
  return isLost ? ownText(value, own) : numberText(value, Math.min(decimals, Math.max(0, mostDigits - whole)));
}

/** A number on its own, with as many digits as count and no zeros at its end: "0.8645", "12,346", "3.2e−5". */
export function ownText(value: number, digits = 4): string {
  if (value === 0 || !Number.isFinite(value)) return numberText(value, 0);
  // Beyond this there are exponents.
  const whole = Math.abs(value) < 1e7 ? wholeDigits(value) : 0;
  const tidy = Number(value.toPrecision(Math.max(digits, whole)));
  if (Math.abs(tidy) >= 1e7 || Math.abs(tidy) < 1e-4) return shortExponent(tidy);
  return numberText(tidy, String(tidy).split('.')[1]?.length ?? 0);
}

/** Digits before the point; of what is below 0.1 less than none. */
function wholeDigits(value: number): number {
  return Number(value.toExponential().split('e')[1]) + 1;
}

/** "3.2e−5", "1e7": with the digits that it has. */
export function shortExponent(value: number): string {
  return value.toExponential().replace('e+', 'e').replaceAll('-', '−');
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

/** "850 ms", "12 s", "3 min 20 s", "2 h 5 min", "3 d 4 h": how long something took, read on its own and not in a column: the two largest units. */
export function durationText(milliseconds: number): string {
  const rounded = Math.max(0, Math.round(milliseconds));
  if (rounded < 1000) return `${rounded} ms`;
  const seconds = Math.round(rounded / 1000);
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}
