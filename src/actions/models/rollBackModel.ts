import * as z from 'zod';
import { Refusal, UnusableInput } from '../../models/refusal';
import type { AliasMove, VersionRecord } from '../../models/registry/registryState';
import { wayBack, whyPassedOver } from '../../models/registry/versionBefore';
import type { ModelContext } from './modelContext';
import { namedModel, namedVersion } from './namedVersion';
import { verifiedCopies } from './packaging/verifiedCopies';
import { purgedSentence, whereTheyAre } from './packaging/versionPlaces';
import { stageName } from './promotion/promotionRules';
import { refuseMisspelt } from './promotion/stageGates';
import { recordEvents } from './recordEvents';

export const rollBackModelInput = z.object({
  model: z.string(),
  stage: stageName.default('production'),
  /** A version that was live there before, such as `churn@3`; null: the one before. */
  toVersion: z.string().nullable().default(null),
  /** Also where no copy of its bytes is whole here: what serves it may have them. */
  unverified: z.boolean().default(false),
  reason: z.string().min(1),
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
  namedModel(context.registry, model);
  refuseMisspelt(context, model, stage);
  const { version: meant } = targetOf(context, input);
  const doubts = await doubtsOfBytes(context, meant, input.unverified);
  let notes: readonly string[] = [];
  const [recorded] = recordEvents(context, () => {
    const from = liveNumber(context, model, stage);
    const target = targetOf(context, input);
    notes = [...target.notes, ...doubts];
    const { number, digest } = target.version;
    if (digest !== meant.digest) throw new Refusal(`Others changed what is live in ${stage} meanwhile; try again.`);
    return [{ kind: 'rolled-back', model, reason, version: number, digest, stage, from }];
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
  const anyway = 'Bring them here, or make it live all the same with tend models rollback --unverified.';
  throw new Refusal([...doubts, anyway].join(' '), { code: 'bytes-not-whole' });
}

/** Why no copy of a version is whole here, as sentences; null: one is. */
export async function noWholeCopy(
  context: ModelContext,
  { version }: { readonly version: string },
): Promise<string | null> {
  const { doubts, isWhole } = await standingOfBytes(context, namedVersion(context.registry, version));
  return isWhole ? null : doubts.join(' ');
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

/** Number of what is live, null where nothing is. Throws a `Refusal` where two versions contradict each other. */
export function liveNumber({ registry }: ModelContext, model: string, stage: string): number | null {
  const { move, conflict } = registry.live(model, stage, Number.MAX_SAFE_INTEGER);
  if (conflict.length > 0)
    throw new Refusal(`Two versions of ${model} are live in ${stage} at once; promoting one of them settles it.`);
  return move?.version ?? null;
}

interface Target {
  readonly version: VersionRecord;
  readonly notes: readonly string[];
}

function targetOf(
  context: ModelContext,
  { model, stage, toVersion }: Pick<z.output<typeof rollBackModelInput>, 'model' | 'stage' | 'toVersion'>,
): Target {
  return toVersion === null ? versionBefore(context, model, stage) : liveBefore(context, model, stage, toVersion);
}

function versionBefore({ registry }: ModelContext, model: string, stage: string): Target {
  const record = (digest: string | null) => registry.byDigest(digest ?? '').find((it) => it.model === model);
  const moves = movesIn(registry, model, stage);
  const { move, skipped } = wayBack(moves, (digest) => {
    const version = record(digest);
    return version !== undefined && whyPassedOver(version) === null;
  });
  const notes = skipped.map(({ version: number, digest }) => {
    const version = record(digest);
    return `${model}@${number ?? ''} is passed over: it is ${version ? objection(version) : 'not registered here'}.`;
  });
  const version = move && record(move.digest);
  if (version) return { version, notes };
  if (notes.length === 0) throw new Refusal(nothingBefore(moves, model, stage));
  throw new Refusal(`${notes.join(' ')} There is nothing else to roll back to; --to-version names one all the same.`);
}

/** What was live after what is live now, and was rolled back, is not before it; it is named all the same. */
function nothingBefore(moves: readonly AliasMove[], model: string, stage: string): string {
  const now = moves.at(-1)?.version ?? null;
  const numbers = moves.toReversed().flatMap(({ version }) => (version === null || version === now ? [] : [version]));
  const others = [...new Set(numbers)].map((number) => `${model}@${number}`);
  const [last] = others;
  if (last === undefined) return `Nothing of ${model} was live in ${stage} before; there is nothing to roll back to.`;
  return `Nothing of ${model} was live in ${stage} before ${model}@${now}, only after it: ${others.join(', ')}. --to-version ${last} makes that live again.`;
}

/** A version that a person names: what speaks against it is told, and does not count. */
function liveBefore({ registry }: ModelContext, model: string, stage: string, name: string): Target {
  const version = namedVersion(registry, /^\d+$/.test(name) ? `${model}@${name}` : name);
  const address = `${model}@${version.number}`;
  if (version.model !== model) throw new UnusableInput(`--to-version ${name} is a version of another model.`);
  const purged = purgedSentence(version);
  if (purged !== null) throw new Refusal(purged);
  if (version.stages.some((it) => it.stage === stage)) throw new Refusal(`${address} is live in ${stage} already.`);
  if (!movesIn(registry, model, stage).some(({ digest }) => digest === version.digest))
    throw new Refusal(`${address} never was live in ${stage}; tend models promote asks its gates.`);
  const notes =
    whyPassedOver(version) === null ? [] : [`${address} is ${objection(version)}; it is live all the same.`];
  return { version, notes };
}

function movesIn(registry: ModelContext['registry'], model: string, stage: string) {
  return registry.moves(model).filter((move) => move.stage === stage);
}

function objection(version: VersionRecord): string {
  const notice = version.deprecation?.notice ?? '';
  const why = whyPassedOver(version) ?? '';
  return why === 'deprecated' && notice !== '' ? `deprecated (${notice.replace(/\.$/, '')})` : why;
}
