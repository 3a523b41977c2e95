import * as z from 'zod';
import { Refusal } from '../../models/refusal';
import type { VersionRecord } from '../../models/registry/registryState';
import { moveBefore } from '../../models/registry/versionBefore';
import type { ModelContext } from './modelContext';
import { namedModel } from './namedVersion';
import { stageName } from './promotion/promotionRules';
import { recordEvents } from './recordEvents';

export const rollBackModelInput = z.object({
  model: z.string(),
  stage: stageName.default('production'),
  reason: z.string().min(1),
});

interface RolledBack {
  /** Number of the version that is live again. */
  readonly version: number;
  /** What was live until now; null: nothing was. */
  readonly from: number | null;
  readonly event: string;
}

/** Makes live again what was live before, as the events tell it. No gate is asked: it had passed, and haste is the point. */
export function rollBackModel(context: ModelContext, given: z.input<typeof rollBackModelInput>): RolledBack {
  const { model, stage, reason } = rollBackModelInput.parse(given);
  namedModel(context.registry, model);
  const [recorded] = recordEvents(context, () => {
    const from = liveNumber(context, model, stage);
    const { number, digest } = versionBefore(context, model, stage);
    return [{ kind: 'rolled-back', model, reason, version: number, digest, stage, from }];
  });
  if (recorded?.event.kind !== 'rolled-back') throw new Error('The store recorded another event than it was given.');
  const { version, from } = recorded.event;
  return { version, from, event: recorded.digest };
}

/** Number of what is live, null where nothing is. Throws a `Refusal` where two versions contradict each other. */
export function liveNumber({ registry }: ModelContext, model: string, stage: string): number | null {
  const { move, conflict } = registry.live(model, stage, Number.MAX_SAFE_INTEGER);
  if (conflict.length > 0)
    throw new Refusal(`Two versions of ${model} are live in ${stage} at once; promoting one of them settles it.`);
  return move?.version ?? null;
}

function versionBefore({ registry }: ModelContext, model: string, stage: string): VersionRecord {
  const before = moveBefore(registry.moves(model).filter((move) => move.stage === stage));
  const version = before && registry.byDigest(before.digest ?? '').find((it) => it.model === model);
  if (!version) throw new Refusal(`Nothing of ${model} was live in ${stage} before; there is nothing to roll back to.`);
  const { number, state } = version;
  if (state === 'purged' || state === 'archived')
    throw new Refusal(`${model}@${number}, which was live before, is ${state}; promote another version instead.`);
  return version;
}
