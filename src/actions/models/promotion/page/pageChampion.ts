import { formatCount } from '../../../../base/text';
import type { DeclaredGate } from '../../../../models/gates/declaredGate';
import type { GateEvidence } from '../../../../models/gates/gate';
import { betterBy, nonInferior, overlapProblem } from '../../../../models/gates/kinds/champion';
import type { PromotionPage } from '../../../../protocol/models/promotionPage';

/** The candidate beside what is live, on the same rows; empty without a champion or without predictions of both. */
export function pageChampion(
  { champion, model }: GateEvidence,
  declared: readonly DeclaredGate[],
): PromotionPage['champion'] {
  const gate = declared.find(({ key }) => key === 'champion');
  const margin = gate?.key === 'champion' ? gate.settings.margin : null;
  if (champion === null) return { method: '', problem: null, margin, rows: [] };
  const [first] = champion.comparisons;
  const method = first ? `paired on the same ${formatCount(first.rows)} rows, 95 % interval; ${first.test}` : '';
  const rows = champion.comparisons.map((comparison) => {
    const { metric, champion: before, candidate, difference, low, high } = comparison;
    const state = nonInferior(comparison, margin ?? 0);
    return { metric, champion: before, candidate, difference, low, high, better: betterBy(comparison), state };
  });
  const { overlap, problem } = champion;
  const short =
    overlap && gate?.key === 'champion'
      ? overlapProblem(overlap, gate.settings.minOverlap, `${model}@${champion.version}`)
      : null;
  return { method, problem: short ?? problem?.text ?? null, margin, rows };
}
