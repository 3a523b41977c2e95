import { evaluateGates, type EvaluatedGates } from '../../../../models/gates/evaluateGates';
import type { GateEvidence } from '../../../../models/gates/gate';
import { dataEvidence } from '../dataEvidence';
import { gatherEvidence, type Gathering } from '../gatherEvidence';
import type { PromotionContext } from '../promotionContext';
import { stageGates, type StageGates } from '../stageGates';

/** What a page shows besides the verdicts of the gates. */
export type PageEvidence = Pick<
  GateEvidence,
  'now' | 'model' | 'stage' | 'metrics' | 'champion' | 'contract' | 'commands'
>;

interface JudgedPage {
  readonly evaluated: EvaluatedGates;
  readonly evidence: PageEvidence;
  readonly gates: StageGates;
}

/** What the gates say. What was decided is not asked again: no byte is read for it, and no command is run. */
export async function judgedPage(
  context: PromotionContext,
  gathering: Gathering,
  decided: EvaluatedGates | null,
): Promise<JudgedPage> {
  if (decided === null) {
    const { evidence, gates } = await gatherEvidence(context, gathering);
    return { evaluated: evaluateGates(gates.gates, evidence), evidence, gates };
  }
  const { version, stage } = gathering;
  const { model } = version;
  const unasked = { metrics: [], champion: null, contract: { candidate: null, champion: null }, commands: [] };
  return {
    evaluated: decided,
    evidence: { now: context.now().getTime(), model, stage, ...unasked },
    gates: stageGates(context, model, stage, dataEvidence(context, version)),
  };
}
