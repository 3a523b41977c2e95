import { formatCount } from '../../../base/text';
import { differenceText, figureText } from '../figureText';
import type { PairedComparison } from '../gate';
import { finding, type GateFinding, type GateKind } from '../gateKind';

/**
 * Not worse than what is live by more than a margin: the lower end of the interval of the difference on the same rows stays
 * above it (non-inferiority). The first comparison decides, which is that of the primary metric.
 */
export const champion: GateKind<'champion'> = {
  name: () => 'champion',
  waivable: true,
  judge: ({ margin }, { champion: against, model, stage, version }) => {
    if (against === null) return finding('pass', `nothing is live in ${stage} yet that it could be compared with`);
    if (against.version === version) return finding('pass', `it is what is live in ${stage}`);
    const [comparison] = against.comparisons;
    if (!comparison)
      return finding('not-run', against.problem ?? `there is nothing to compare with ${model}@${against.version} by`);
    const { difference, low, high } = betterBy(comparison);
    const said = `${comparison.metric} ${differenceText(difference)}, from ${differenceText(low)} to ${differenceText(high)}`;
    const verdict = nonInferior(comparison, margin);
    const words = { pass: 'stays above', fail: 'is below', inconclusive: 'may be below' } as const;
    const limit = margin === 0 ? '0' : figureText(-margin);
    return finding(verdict, `${said}: ${words[verdict]} ${limit}`, `same ${formatCount(comparison.rows)} rows`);
  },
};

/** What a difference says for the candidate: more is better. */
export function betterBy({ goal, difference, low, high }: PairedComparison) {
  return goal === 'maximize' ? { difference, low, high } : { difference: 0 - difference, low: 0 - high, high: 0 - low };
}

export function nonInferior(
  comparison: PairedComparison,
  margin: number,
): Extract<GateFinding['verdict'], 'pass' | 'fail' | 'inconclusive'> {
  const { low, high, difference } = betterBy(comparison);
  // Without any difference there is none to fear, whatever the margin.
  if (low > -margin || (low === 0 && high === 0 && difference === 0)) return 'pass';
  return high < -margin ? 'fail' : 'inconclusive';
}
