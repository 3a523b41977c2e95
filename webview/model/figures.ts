import { ageText, exponents, metricDecimals, numberText } from '../../src/base/numberText';

/** Digits after the point of the figures of a column: as many as tell them apart, no zeros at the end of all. */
export function figureDecimals(values: readonly number[]): number {
  let decimals = metricDecimals(values);
  if (decimals === exponents) return decimals;
  const rounded = (at: number) => values.map((value) => Number(value.toFixed(at)));
  const wanted = rounded(decimals);
  while (decimals > 0 && rounded(decimals - 1).every((value, index) => value === wanted[index])) decimals--;
  return decimals;
}

/** Digits after the point of a column with figures of several metrics: as many as the one that needs most. */
export function columnDecimals(rows: readonly (readonly number[])[]): number {
  return Math.max(0, ...rows.map(figureDecimals));
}

/** "0", "2.2e−16": how far two predictions are apart. */
export function tinyText(value: number): string {
  return value === 0 ? '0' : numberText(value, exponents).replace(/(\.\d)\d*/, '$1');
}

/** "6 d", "< 1 min": how old something is, in units that stay true while it is looked at. */
export function shortAge(milliseconds: number): string {
  return milliseconds < 60_000 ? '< 1 min' : ageText(milliseconds);
}

/** "sha256:4b1d07ac": enough to tell packages apart. */
export function shortDigest(digest: string): string {
  return digest.slice(0, 'sha256:'.length + 8);
}
