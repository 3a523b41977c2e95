import { formatCount } from '../../../../base/text';
import type { DeclaredGate } from '../../../../models/gates/declaredGate';
import type { GateEvidence } from '../../../../models/gates/gate';
import { betterBy, nonInferior, overlapProblem } from '../../../../models/gates/kinds/champion';
import type { PromotionPage } from '../../../../protocol/models/promotionPage';

/** The candidate beside what is live, on the same rows; empty without a champion or without predictions of both. */
export function pageChampion(
  { champion, model }: Pick<GateEvidence, 'champion' | 'model'>,
  declared: readonly DeclaredGate[],
): PromotionPage['champion'] {
  const gate = declared.find(({ key }) => key === 'champion');
  const asked = gate?.key === 'champion' ? gate.settings.margin : null;
  if (champion === null) return { method: '', problem: null, rows: [] };
  const [first] = champion.comparisons;
  const method = first ? `paired on the same ${formatCount(first.rows)} rows, 95 % interval; ${first.test}` : '';
  const rows = champion.comparisons.map((comparison, at): PromotionPage['champion']['rows'][number] => {
    // The first comparison decides, which is that of the primary metric, unless that cannot be worked out.
    const margin = at === 0 && champion.problem === null ? asked : null;
    const { metric, goal, champion: before, candidate, difference, low, high } = comparison;
    const state = margin === null ? 'unjudged' : nonInferior(comparison, margin);
    const figures = { champion: before, candidate, difference, low, high, better: betterBy(comparison) };
    return { metric, lowerIsBetter: goal === 'minimize', margin, ...figures, state };
  });
  const { overlap, problem } = champion;
  const short =
    overlap && gate?.key === 'champion'
      ? overlapProblem(overlap, gate.settings.minOverlap, `${model}@${champion.version}`)
      : null;
  return { method, problem: short ?? problem?.text ?? null, rows };
}
