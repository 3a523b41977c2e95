import * as z from 'zod/mini';
import { UnusableInput } from '../../models/refusal';
import { gatesProblem, tendYamlOf } from './promotion/gatesProblem';
import { gateCommands } from './promotion/gatherEvidence';
import { dataEvidence } from './promotion/dataEvidence';
import type { PromotionContext } from './promotion/promotionContext';
import { stageName } from './promotion/promotionRules';
import { runGateCommands } from './promotion/runGateCommands';
import { stageGates, stageProblem, unknownStage } from './promotion/stageGates';
import { namedVersion } from './namedVersion';

export const runGatesInput = z.object({ version: z.string(), stage: stageName });

/**
 * Runs the commands of the gates of a stage, which the person was shown, for the page of a promotion to tell of. They are
 * kept on this machine only, and a promotion runs them again. Returns how many were run.
 */
export async function runGates(context: PromotionContext, given: z.input<typeof runGatesInput>): Promise<number> {
  const { version: name, stage } = runGatesInput.parse(given);
  const version = namedVersion(context.registry, name);
  const { model, number, digest } = version;
  const unreadable = gatesProblem(tendYamlOf(context), model);
  if (unreadable !== null) throw new UnusableInput(unreadable);
  const problem = stageProblem(context, model, stage);
  if (problem?.mayBeMeant === false) throw unknownStage(problem);
  const { gates } = stageGates(context, model, stage, dataEvidence(context, version));
  const ran = await runGateCommands(context, gateCommands(gates), { model, version: number, digest, stage });
  return ran.length;
}
