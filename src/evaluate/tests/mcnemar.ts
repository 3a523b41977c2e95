import { normalCdf } from '../../base/statistics/normalDistribution';

export interface McNemar {
  /** Two-sided; exact below 25 rows that differ, else by chi-squared with the correction of Edwards. */
  readonly p: number;
  /** Null where the exact test is used. */
  readonly chiSquared: number | null;
  readonly exact: number;
  /** Less careful than the exact one (Fagerland, Lydersen and Laake 2013). */
  readonly mid: number;
}

const fewestForChiSquared = 25;

/** Whether two models are right equally often, by the rows where only one of them is (McNemar 1947). */
export function mcnemar(onlyFirst: number, onlySecond: number): McNemar {
  const n = onlyFirst + onlySecond;
  if (n === 0) return { p: 1, chiSquared: null, exact: 1, mid: 1 };
  const least = Math.min(onlyFirst, onlySecond);
  const exact = Math.min(1, 2 * halfBinomialCdf(least, n));
  const mid = Math.min(1, 2 * halfBinomialCdf(least, n) - halfBinomial(least, n));
  if (n < fewestForChiSquared) return { p: exact, chiSquared: null, exact, mid };
  const chiSquared = (Math.abs(onlyFirst - onlySecond) - 1) ** 2 / n;
  // A chi-squared of one degree of freedom is the square of a standard normal.
  return { p: 2 * normalCdf(-Math.sqrt(chiSquared)), chiSquared, exact, mid };
}

function halfBinomialCdf(k: number, n: number): number {
  let sum = 0;
  for (let at = 0; at <= k; at++) sum += halfBinomial(at, n);
  return sum;
}

/** Chance of k heads in n throws, by logarithms: the coefficients alone leave the range of doubles. */
function halfBinomial(k: number, n: number): number {
  let logarithm = -n * Math.LN2;
  for (let at = 1; at <= k; at++) logarithm += Math.log((n - k + at) / at);
  return Math.exp(logarithm);
}
