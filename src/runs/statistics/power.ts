import { tQuantile } from '../../base/statistics/tDistribution';

/** More repeats than this nobody makes to learn of so small a difference. */
const most = 1000;

/**
 * How many repeats each side needs so that a true effect as large as the observed one would be seen with a chance of 80 % at
 * the level of 5 %: the least n with n ≥ groups · ((t₀.₉₇₅ + t₀.₈) · sd / effect)², with the degrees of freedom of n. `groups`
 * is 1 for pairs (`sd` of their differences), 2 for independent groups (`sd` of one). Null: more than 1,000.
 */
export function repeatsNeeded(effect: number, sd: number, groups: 1 | 2): number | null {
  const enough = (n: number) => {
    const df = groups * (n - 1);
    const quantiles = tQuantile(0.975, df) + tQuantile(0.8, df);
    return n >= groups * ((quantiles * sd) / effect) ** 2;
  };
  if (!enough(most)) return null;
  let [tooFew, n] = [1, most];
  while (n - tooFew > 1) {
    const middle = (n + tooFew) >> 1;
    if (enough(middle)) n = middle;
    else tooFew = middle;
  }
  return n;
}
