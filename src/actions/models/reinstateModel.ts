import * as z from 'zod/mini';
import { Refusal } from '../../models/refusal';
import type { ModelContext } from './modelContext';
import { namedVersion } from './namedVersion';
import { neededReason } from './reason';
import { recordEvents } from './recordEvents';

export const reinstateModelInput = z.object({ version: z.string(), reason: neededReason });

/** Takes back that a version is on its way out; the notice stays in the log. Returns the digest of the event. */
export function reinstateModel(context: ModelContext, given: z.input<typeof reinstateModelInput>): string {
  const input = reinstateModelInput.parse(given);
  const [recorded] = recordEvents(context, () => {
    const { model, number, digest, deprecation } = namedVersion(context.registry, input.version);
    if (!deprecation) throw new Refusal(`${model}@${number} is not deprecated; there is nothing to take back.`);
    return [{ kind: 'reinstated', model, reason: input.reason, version: number, digest }];
  });
  return recorded?.digest ?? '';
}
