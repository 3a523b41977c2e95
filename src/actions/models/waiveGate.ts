import * as z from 'zod/mini';
import { dueTime } from './dueTime';
import { namedVersion } from './namedVersion';
import { dataEvidence } from './promotion/dataEvidence';
import type { PromotionContext } from './promotion/promotionContext';
import { refuseUnpromotable, stageName } from './promotion/promotionRules';
import { stageGates } from './promotion/stageGates';
import { refuseWaiver, waiverDraft } from './promotion/waiving';
import { liveNow } from './promotion/gatherEvidence';
import { neededReason } from './reason';
import { recordEvents } from './recordEvents';

export const waiveGateInput = z.object({
  version: z.string(),
  stage: stageName,
  /** Its name, or its kind alone where that is clear. */
  gate: z.string(),
  /** A date means its end, UTC. */
  until: z.string(),
  reason: neededReason,
});

/** Waves a gate through for one version in one stage, until a moment. Returns the digest of the event. */
export function waiveGate(context: PromotionContext, given: z.input<typeof waiveGateInput>): string {
  const { version: name, stage, gate: word, until: text, reason } = waiveGateInput.parse(given);
  const until = dueTime(text, '--until');
  const [recorded] = recordEvents(context, () => {
    const version = namedVersion(context.registry, name);
    refuseUnpromotable(version, stage, liveNow(context, version.model, stage));
    const { gates } = stageGates(context, version.model, stage, dataEvidence(context, version));
    return [waiverDraft(version, refuseWaiver(context, version, gates, { word, stage, until, reason }))];
  });
  return recorded?.digest ?? '';
}
