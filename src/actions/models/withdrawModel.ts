import * as z from 'zod/mini';
import { Refusal } from '../../models/refusal';
import { holdsNothing, onlyVersion } from '../../models/registry/conflictSides';
import type { ModelContext } from './modelContext';
import { refuseUnknownModel } from './namedVersion';
import { stageName } from './promotion/promotionRules';
import { refuseMisspelt } from './promotion/stageGates';
import { neededReason } from './reason';
import { recordEvents } from './recordEvents';
import { liveNow } from './rollBackModel';

export const withdrawModelInput = z.object({
  model: z.string(),
  stage: stageName,
  reason: neededReason,
});

/** Takes what is live out of a stage, so that nothing is, which also settles whether anything is. Returns the digest of the event. */
export function withdrawModel(context: ModelContext, given: z.input<typeof withdrawModelInput>): string {
  const { model, stage, reason } = withdrawModelInput.parse(given);
  refuseUnknownModel(context.registry, model);
  refuseMisspelt(context, model, stage);
  const [recorded] = recordEvents(context, () => {
    return [{ kind: 'withdrawn', model, reason, stage, from: takenOut(context, model, stage) }];
  });
  return recorded?.digest ?? '';
}

/**
 * Number of the version that is taken out; null: of several. Where nothing is live, says one side of a conflict, that is how it is
 * settled. Throws a `Refusal` where nothing is live, or versions alone contradict each other.
 */
function takenOut(context: ModelContext, model: string, stage: string): number | null {
  const { conflict } = context.registry.live(model, stage, Number.MAX_SAFE_INTEGER);
  if (holdsNothing(conflict)) return onlyVersion(conflict);
  const live = liveNow(context, model, stage);
  if (live === null) throw new Refusal(`Nothing of ${model} is live in ${stage}.`);
  return live.number;
}
