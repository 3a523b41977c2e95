import type { DeclaredGate } from '../../../../models/gates/declaredGate';
import { gateName, isWaivable, type EvaluatedGates } from '../../../../models/gates/evaluateGates';
import type { GateResult } from '../../../../models/gates/gate';
import { gateSentence, isWaiting } from '../../../../models/gates/gateWords';
import type { Evidence } from '../../../../protocol/models/evidence';
import type { PromotionPage } from '../../../../protocol/models/promotionPage';

type Mark = PromotionPage['gates'][number]['state'];

const words: Readonly<Record<GateResult['verdict'], string>> = {
  pass: 'Pass',
  fail: 'Fail',
  inconclusive: 'Inconclusive',
  'not-run': 'Not run',
  waived: 'Waived',
};

/** The gates as rows, worst first; `opens` says what each rests on. */
export function pageGates(
  { gates }: EvaluatedGates,
  declared: readonly DeclaredGate[],
  opens: (gate: DeclaredGate) => Evidence | null,
): PromotionPage['gates'] {
  const waivable = new Set(declared.filter(isWaivable).map(gateName));
  const byName = new Map(declared.map((gate) => [gateName(gate), gate]));
  const opensOf = (result: GateResult) => {
    const gate = byName.get(result.gate);
    return gate && result.evidence !== '' ? opens(gate) : null;
  };
  return gates.map((result) => ({
    gate: result.gate,
    state: markOf(result),
    verdict: isWaiting(result) ? 'Waiting' : words[result.verdict],
    result: gateSentence(result),
    evidence: result.evidence,
    opens: opensOf(result),
    at: result.at,
    waivable: waivable.has(result.gate) && !isPassed(result),
  }));
}

/** What says stop, a sentence each. */
export function pageStops({ gates }: EvaluatedGates): PromotionPage['stops'] {
  return gates
    .filter((result) => !isPassed(result))
    .map((result) => ({ state: markOf(result), text: `${result.gate}: ${result.sentence}.` }));
}

/** What the first button does: what brings the promotion nearer, or the promotion itself. */
export function pagePrimary(
  { gates, verdict }: EvaluatedGates,
  { mayApprove, commands }: { readonly mayApprove: boolean; readonly commands: number },
): PromotionPage['primary'] {
  if (verdict === 'pass') return 'promote';
  if (gates.some((it) => it.gate === 'signed' && it.verdict === 'fail')) return 'sign';
  const notRun = gates.filter((result) => result.verdict === 'not-run');
  if (notRun.some(({ gate }) => gate === 'restore-drill' || gate === 'latency')) return 'run-drill';
  if (commands > 0 && notRun.some(({ gate }) => gate.startsWith('command '))) return 'run-gates';
  return mayApprove && gates.some(isWaiting) ? 'approve' : 'none';
}

function markOf(result: GateResult): Mark {
  return isWaiting(result) ? 'waiting' : result.verdict;
}

function isPassed({ verdict }: GateResult): boolean {
  return verdict === 'pass' || verdict === 'waived';
}
