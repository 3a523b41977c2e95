import * as z from 'zod/mini';
import { Refusal } from '../../models/refusal';
import { conflictSentence } from '../../models/registry/conflictSides';
import type { VersionRecord } from '../../models/registry/registryState';
import type { ModelContext } from './modelContext';
import { refuseUnknownModel } from './namedVersion';
import { verifiedCopies } from './packaging/verifiedCopies';
import { whereTheyAre } from './packaging/versionPlaces';
import { stageName } from './promotion/promotionRules';
import { refuseMisspelt } from './promotion/stageGates';
import { neededReason } from './reason';
import { recordEvents } from './recordEvents';
import { rollBackTarget } from './rollBackTarget';

export const rollBackModelInput = z.object({
  model: z.string(),
  stage: z._default(stageName, 'production'),
  /** A version that was live there before, such as `churn@3`; null: the one before. */
  toVersion: z._default(z.nullable(z.string()), null),
  /**
   * Digest of the version that was said to be live, null: nothing was; where something else is, nobody agreed to replace that. Its
   * number tells nothing: two clones may have given it to two packages.
   */
  inPlaceOf: z.optional(z.nullable(z.string())),
  /** Also where no copy of its bytes is whole here: what serves it may have them. */
  unverified: z._default(z.boolean(), false),
  reason: neededReason,
});

interface RolledBack {
  /** Number of the version that is live again. */
  readonly version: number;
  /** What was live until now; null: nothing was. */
  readonly from: number | null;
  readonly event: string;
  /** Versions that were passed over and why, or what speaks against the one that was named: sentences. */
  readonly notes: readonly string[];
}

/**
 * Makes live again what was live before, as the events tell it. No gate is asked: it had passed, and haste is the point. Only its
 * bytes are: a copy that is whole has to be here, unless a person does without.
 */
export async function rollBackModel(
  context: ModelContext,
  given: z.input<typeof rollBackModelInput>,
): Promise<RolledBack> {
  const input = rollBackModelInput.parse(given);
  const { model, stage, reason } = input;
  refuseUnknownModel(context.registry, model);
  refuseMisspelt(context, model, stage);
  liveNow(context, model, stage);
  const { version: meant } = rollBackTarget(context, input);
  const doubts = await doubtsOfBytes(context, meant, input.unverified);
  let notes: readonly string[] = [];
  const [recorded] = recordEvents(context, () => {
    const live = liveNow(context, model, stage);
    const target = rollBackTarget(context, input);
    notes = [...target.notes, ...doubts];
    const { number, digest } = target.version;
    const isAsShown = input.inPlaceOf === undefined || input.inPlaceOf === (live?.digest ?? null);
    if (digest !== meant.digest || !isAsShown)
      throw new Refusal(`Others changed what is live in ${stage} meanwhile; try again.`);
    return [{ kind: 'rolled-back', model, reason, version: number, digest, stage, from: live?.number ?? null }];
  });
  if (recorded?.event.kind !== 'rolled-back') throw new Error('The store recorded another event than it was given.');
  const { version, from } = recorded.event;
  return { version, from, event: recorded.digest, notes };
}

/** What is wrong with its bytes here, as sentences. Throws a `Refusal` where no copy is whole, unless that is accepted. */
async function doubtsOfBytes(
  context: ModelContext,
  version: VersionRecord,
  isAccepted: boolean,
): Promise<readonly string[]> {
  const { doubts, isWhole } = await standingOfBytes(context, version);
  if (isAccepted || isWhole) return doubts;
  throw new Refusal([...doubts, 'Bring a whole copy here first.'].join(' '), {
    ...{ code: 'bytes-not-whole', onCommandLine: '--unverified makes it live all the same.' },
  });
}

async function standingOfBytes(context: ModelContext, version: VersionRecord) {
  const address = `${version.model}@${version.number}`;
  const copies = await verifiedCopies(context, version, { key: null });
  const damages = copies.flatMap(({ where, problems: [first] }) =>
    first ? `The copy of ${address} in ${where} is damaged: ${first.path} ${first.problem.replace(/\.$/, '')}.` : [],
  );
  const doubts = copies.length === 0 ? [whereTheyAre(version)] : damages;
  return { doubts, isWhole: copies.some(({ ok }) => ok) };
}

/** A version that is live: its number, and its package, which alone is the same in every clone. */
export interface LiveNow {
  readonly number: number;
  readonly digest: string;
}

/** What is live, null where nothing is. Throws a `Refusal` where moves contradict each other. */
export function liveNow({ registry }: Pick<ModelContext, 'registry'>, model: string, stage: string): LiveNow | null {
  const { move, conflict } = registry.live(model, stage, Number.MAX_SAFE_INTEGER);
  if (conflict.length > 0) throw new Refusal(`${conflictSentence(model, stage, conflict)}.`);
  const { version: number = null, digest = null } = move ?? {};
  return number === null || digest === null ? null : { number, digest };
}
