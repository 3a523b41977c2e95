import { comparePredictions } from '../../../evaluate/comparePredictions';
import { joinPredictions, unmatchedText } from '../../../evaluate/joinPredictions';
import { metricMeant } from '../../../evaluate/metrics';
import type { Predictions } from '../../../evaluate/predictions';
import { usualResampling } from '../../../evaluate/resamples';
import type { GateEvidence, PairedComparison } from '../../../models/gates/gate';

type Champion = NonNullable<GateEvidence['champion']>;

/** Compares the predictions of two versions on the rows of both, the primary metric first; a sentence says why not. */
export function compareWith(
  champion: Predictions | string,
  candidate: Predictions | string,
  primary: string | null,
): Pick<Champion, 'comparisons' | 'problem'> {
  if (typeof candidate === 'string') return { comparisons: [], problem: candidate };
  if (typeof champion === 'string') return { comparisons: [], problem: champion };
  const joined = joinPredictions(champion, candidate);
  if (typeof joined === 'string') return { comparisons: [], problem: joined };
  const rows = joined.candidate.truth.length;
  const resampling = usualResampling(rows);
  const left = unmatchedText(joined);
  const comparisons = comparePredictions(joined, resampling).map(({ test, p: _, ...compared }): PairedComparison => {
    const own = test ? `, ${test.name} p = ${Number(test.p.toPrecision(2))}` : '';
    return { ...compared, rows, test: `paired bootstrap, ${resampling.draws} draws${own}${left && `; ${left}`}` };
  });
  if (comparisons.length === 0)
    return { comparisons, problem: `${rows} rows in common are too few to compare two models by` };
  const first = primary === null ? null : metricMeant(primary);
  return {
    comparisons: comparisons.toSorted((a, b) => Number(b.metric === first) - Number(a.metric === first)),
    problem: null,
  };
}
