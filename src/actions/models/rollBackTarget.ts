import { Refusal, UnusableInput } from '../../models/refusal';
import type { AliasMove, VersionRecord } from '../../models/registry/registryState';
import type { RegistryStore } from '../../models/registry/registryStore';
import { digestAddress } from '../../models/registry/versionAddress';
import { earlierMoves, wayBack, whyPassedOver } from '../../models/registry/versionBefore';
import { namedVersion } from './namedVersion';
import { purgedSentence } from './packaging/versionPlaces';

/** A stage of a model; `toVersion`: a version that was live there before, such as `churn@3`, null: the one before. */
export interface RollBackQuestion {
  readonly model: string;
  readonly stage: string;
  readonly toVersion: string | null;
}

/** What becomes live again, and sentences on what is passed over or speaks against it. */
export interface RollBackTarget {
  readonly version: VersionRecord;
  readonly notes: readonly string[];
}

/** Throws a `Refusal` where nothing can be gone back to, and `UnusableInput` for a version that is none of the model. */
export function rollBackTarget(
  { registry }: { readonly registry: RegistryStore },
  { model, stage, toVersion }: RollBackQuestion,
): RollBackTarget {
  const place = { registry, model, stage, moves: registry.moves(model).filter((move) => move.stage === stage) };
  return toVersion === null ? versionBefore(place) : liveBefore(place, toVersion);
}

interface Place {
  readonly registry: RegistryStore;
  readonly model: string;
  readonly stage: string;
  readonly moves: readonly AliasMove[];
}

/** A version that was live before what is live now. */
export interface EarlierVersion {
  /** Its number, which several packages may claim; null: its move had none. */
  readonly number: number | null;
  /** `churn@sha256:0f1e2d3c4b5a` */
  readonly address: string;
  readonly digest: string;
  /** Why nobody wants it live again without naming it, as in "was rolled back from". */
  readonly why: string;
  /** Whether it can be live again, if somebody wants that all the same. */
  readonly canBe: boolean;
}

/** Versions that were live in a stage, the nearest first, with why a roll-back does not take each where it takes none. */
export function earlierVersions(
  { registry }: { readonly registry: RegistryStore },
  { model, stage }: Pick<RollBackQuestion, 'model' | 'stage'>,
): readonly EarlierVersion[] {
  const moves = registry.moves(model).filter((move) => move.stage === stage);
  return earlierOf({ registry, model, stage, moves });
}

function earlierOf({ registry, model, moves }: Place): readonly EarlierVersion[] {
  return earlierMoves(moves).map(({ version: number, digest }) => {
    const version = recordOf(registry, model, digest);
    const said = version ? objection(version) : 'not registered here';
    return {
      ...{ number, digest: digest ?? '', address: digestAddress({ model, digest: digest ?? '' }) },
      why: said === '' ? howItEnded(moves, digest) : `is ${said}`,
      canBe: version !== undefined && version.state !== 'purged',
    };
  });
}

/** Several moves may be of one moment: the one that follows is the one that ended it. */
function howItEnded(moves: readonly AliasMove[], digest: string | null): string {
  const at = moves.findLastIndex((move) => move.digest === digest);
  const next = moves.slice(at + 1).find(({ from }) => from === moves[at]?.to);
  return next?.kind === 'rolled-back' ? 'was rolled back from' : 'was live before';
}

function recordOf(registry: RegistryStore, model: string, digest: string | null): VersionRecord | undefined {
  return registry.byDigest(digest ?? '').find((it) => it.model === model);
}

function versionBefore(place: Place): RollBackTarget {
  const { registry, model, moves } = place;
  const { move, skipped } = wayBack(moves, (digest) => {
    const version = recordOf(registry, model, digest);
    return version !== undefined && whyPassedOver(version) === null;
  });
  const version = move && recordOf(registry, model, move.digest);
  if (!version) throw nothingBefore(place);
  const notes = skipped.map(({ version: number, digest }) => {
    const passed = recordOf(registry, model, digest);
    return `${model}@${number ?? ''} is passed over: it is ${passed ? objection(passed) : 'not registered here'}.`;
  });
  return { version, notes };
}

function nothingBefore(place: Place): Refusal {
  const { model, stage } = place;
  const earlier = earlierOf(place);
  if (earlier.length === 0)
    return new Refusal(`Nothing of ${model} was live in ${stage} before; there is nothing to roll back to.`);
  const each = earlier.map(({ number, address, why }) => `${number === null ? address : `${model}@${number}`} ${why}`);
  const sentence = `There is nothing to roll ${stage} of ${model} back to: ${each.join(', ')}.`;
  const onCommandLine = '--to-version makes one of them live again all the same.';
  return new Refusal(sentence, earlier.some(({ canBe }) => canBe) ? { onCommandLine } : {});
}

/** A version that a person names: what speaks against it is told, and does not count. */
function liveBefore({ registry, model, stage, moves }: Place, name: string): RollBackTarget {
  const version = namedVersion(registry, /^\d+$/.test(name) ? `${model}@${name}` : name);
  const address = `${model}@${version.number}`;
  if (version.model !== model) throw new UnusableInput(`${name} is a version of another model than ${model}.`);
  const purged = purgedSentence(version);
  if (purged !== null) throw new Refusal(purged);
  if (version.stages.some((it) => it.stage === stage)) throw new Refusal(`${address} is live in ${stage} already.`);
  if (!moves.some(({ digest }) => digest === version.digest))
    throw new Refusal(`${address} never was live in ${stage}; a promotion asks its gates.`);
  const said = objection(version);
  const back = version.state === 'archived' ? ': restoring it into a folder of the project takes it back' : '';
  return { version, notes: said === '' ? [] : [`${address} is ${said}; it is live all the same${back}.`] };
}

/** All that speaks against a version, as in "archived and deprecated (leaks data)"; empty: nothing. */
function objection({ state, deprecation }: VersionRecord): string {
  if (state === 'purged') return state;
  const notice = deprecation?.notice.replace(/\.$/, '') ?? '';
  const deprecated = notice === '' ? 'deprecated' : `deprecated (${notice})`;
  return [...(state === 'archived' ? [state] : []), ...(deprecation ? [deprecated] : [])].join(' and ');
}
