import { formatCount, plural } from '../../../base/text';
import { differenceText, figureText } from '../figureText';
import type { Overlap, PairedComparison } from '../gate';
import { finding, type GateFinding, type GateKind } from '../gateKind';

/**
 * Not worse than what is live by more than a margin: the lower end of the interval of the difference on the same rows stays
 * above it (non-inferiority). The first comparison decides, which is that of the primary metric. Who leaves rows of the
 * champion out is not compared: they may be the hard ones.
 */
export const champion: GateKind<'champion'> = {
  name: () => 'champion',
  waivable: true,
  judge: ({ margin, minOverlap }, { champion: against, primaryProblem, model, stage, version }) => {
    if (against === null && primaryProblem) return finding(primaryProblem.verdict, primaryProblem.text);
    if (against === null) return finding('pass', `nothing is live in ${stage} yet that it could be compared with`);
    if (against.version === null) return finding(against.problem.verdict, against.problem.text);
    if (against.version === version) return finding('pass', `it is what is live in ${stage}`);
    const { comparisons, overlap, problem } = against;
    const address = `${model}@${against.version}`;
    const short = overlap && overlapProblem(overlap, minOverlap, address);
    if (short !== null) return finding('inconclusive', short);
    if (problem) return finding(problem.verdict, problem.text);
    const [comparison] = comparisons;
    if (!comparison) return finding('not-run', `there is nothing to compare with ${address} by`);
    const verdict = nonInferior(comparison, margin);
    const said = `${differenceSentence(comparison, address)}: ${limitSentence(comparison, margin, verdict)}`;
    return finding(
      verdict,
      `${said}${overlap && overlap.leftOut !== '' ? `; ${overlap.leftOut}` : ''}`,
      `same ${plural(comparison.rows, 'row')}`,
      null,
      { estimate: comparison.difference, interval: [comparison.low, comparison.high] },
    );
  },
};

/** Why too few rows of the champion were predicted, as a sentence; null: they are enough. */
export function overlapProblem(
  { champion: rows, shared }: Overlap,
  minOverlap: number,
  address: string,
): string | null {
  if (shared >= minOverlap * rows) return null;
  return `it predicted ${formatCount(shared)} of the ${plural(rows, 'row')} of ${address}; ${figureText(minOverlap * 100)} % are needed`;
}

/** "rmse −0.49 (better than churn@1), 95 % from −0.55 to −0.43": candidate − champion as measured, with what its interval says. */
function differenceSentence(comparison: PairedComparison, address: string): string {
  const { metric, difference, low, high } = comparison;
  return `${metric} ${differenceText(difference)} (${meaningOf(comparison)} ${address}), 95 % from ${differenceText(low)} to ${differenceText(high)}`;
}

function meaningOf(comparison: PairedComparison): string {
  const { difference, low, high } = betterBy(comparison);
  if (low > 0) return 'better than';
  if (high < 0) return 'worse than';
  return difference === 0 && low === 0 && high === 0 ? 'the same as' : 'not distinguishable from';
}

function limitSentence(
  { goal }: PairedComparison,
  margin: number,
  verdict: Exclude<GateFinding['verdict'], 'not-run'>,
) {
  const [good, bad] = goal === 'maximize' ? ['above', 'below'] : ['below', 'above'];
  const limit = margin === 0 ? '0' : differenceText(goal === 'maximize' ? -margin : margin);
  const words = { pass: `stays ${good}`, fail: `is ${bad}`, inconclusive: `may be ${bad}` } as const;
  return `${words[verdict]} ${limit}`;
}

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
