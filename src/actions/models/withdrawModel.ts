import * as z from 'zod';
import { Refusal } from '../../models/refusal';
import type { ModelContext } from './modelContext';
import { namedModel } from './namedVersion';
import { stageName } from './promotion/promotionRules';
import { refuseMisspelt } from './promotion/stageGates';
import { recordEvents } from './recordEvents';
import { liveNow } from './rollBackModel';

export const withdrawModelInput = z.object({ model: z.string(), stage: stageName, reason: z.string().min(1) });

/** Takes what is live out of a stage, so that nothing is. Returns the digest of the event. */
export function withdrawModel(context: ModelContext, given: z.input<typeof withdrawModelInput>): string {
  const { model, stage, reason } = withdrawModelInput.parse(given);
  namedModel(context.registry, model);
  refuseMisspelt(context, model, stage);
  const [recorded] = recordEvents(context, () => {
    const live = liveNow(context, model, stage);
    if (live === null) throw new Refusal(`Nothing of ${model} is live in ${stage}.`);
    return [{ kind: 'withdrawn', model, reason, stage, from: live.number }];
  });
  return recorded?.digest ?? '';
}
