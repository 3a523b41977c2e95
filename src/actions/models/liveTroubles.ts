import { dayText } from '../../base/days';
import { versionScope } from '../../models/registry/eventScope';
import { foldVersion } from '../../models/registry/foldVersion';
import type { AliasMove, VersionRecord } from '../../models/registry/registryState';
import type { RegistryStore } from '../../models/registry/registryStore';
import { timesUntil } from '../../models/registry/timesUntil';
import { isAside, renumbered } from '../../models/registry/versionRecord';

/** What is live in a stage, says one event, and cannot be, says another (or the lack of one). */
export interface LiveTrouble {
  readonly stage: string;
  /** Such as `churn@3`, by the number that its move has. */
  readonly version: string;
  readonly digest: string;
  readonly trouble: 'unregistered' | 'archived' | 'purged' | 'phased out';
  /** One sentence, with what settles it. */
  readonly sentence: string;
}

interface Asked {
  readonly now: number;
  /** Events that are later do not count; absent, or not before now: all count, whatever clocks say. */
  readonly moment?: number;
}

/** Of the moves that count at a moment, those that other events, or a date that they set, had contradicted by then. */
export function liveTroubles(
  registry: RegistryStore,
  moves: readonly AliasMove[],
  asked: Asked,
): readonly LiveTrouble[] {
  return moves.flatMap((move) => troubleOf(registry, move, asked) ?? []);
}

/** Those of all stages of a model, as they are now. */
export function modelTroubles(registry: RegistryStore, model: string, now: number): readonly LiveTrouble[] {
  const lives = registry.model(model)?.stages.map(({ live }) => live) ?? [];
  return lives.flatMap(({ move, conflict }) => liveTroubles(registry, move ? [move] : conflict, { now }));
}

function troubleOf(
  registry: RegistryStore,
  { stage, model, version, digest }: AliasMove,
  asked: Asked,
): LiveTrouble | null {
  if (version === null || digest === null) return null;
  const registered = registry.byDigest(digest).find((it) => it.model === model);
  const named = { stage, version: `${model}@${version}`, digest };
  if (!registered) return { ...named, trouble: 'unregistered', sentence: unregistered(named) };
  const moment = pastMoment(asked);
  const gone = goneBy(registered, moment ?? Infinity);
  if (gone) return { ...named, trouble: gone.how, sentence: goneSentence(named, gone) };
  const deprecation =
    moment === null ? registered.deprecation : deprecationAt(registry, registered, { ...asked, moment });
  if (!deprecation || (deprecation.until ?? Infinity) >= (moment ?? asked.now)) return null;
  return { ...named, trouble: 'phased out', sentence: phasedOut(named, model, deprecation) };
}

/** Null: what is asked for is how it is now. */
function pastMoment({ now, moment = now }: Asked): number | null {
  return moment < now ? moment : null;
}

/** The notice that stood at a moment that is over, whatever was said of the version later. */
function deprecationAt(
  registry: RegistryStore,
  { model, digest }: VersionRecord,
  { now, moment }: Required<Asked>,
): VersionRecord['deprecation'] {
  const scope = versionScope(model, digest);
  // Most never had one, and the lack of it tells without reading all that happened to a version.
  if (registry.events({ scope, kinds: ['deprecated'], limit: 1 }).length === 0) return null;
  const ofVersion = registry.events({ scope, limit: Number.MAX_SAFE_INTEGER });
  const times = timesUntil(ofVersion, now);
  const until = ofVersion.filter((it) => (times.get(it.digest) ?? now) <= moment);
  const numberOf = (other: string) => registry.byDigest(other).find((it) => it.model === model)?.number ?? null;
  return renumbered(foldVersion(until).deprecation, numberOf);
}

function phasedOut(
  { stage, version }: Named,
  model: string,
  { until, replacement }: NonNullable<VersionRecord['deprecation']>,
): string {
  const next = replacement === null ? 'another version' : `${model}@${replacement}`;
  return `${version} is in ${stage} although it has been phased out since ${dayText(until ?? 0)}: promoting ${next} or withdrawing this one ends that.`;
}

type Named = Pick<LiveTrouble, 'stage' | 'version' | 'digest'>;

function unregistered({ stage, version, digest }: Named): string {
  return `${version} is in ${stage}, but no event of tend/ledger registers its package (${digest.slice(0, 19)}): whoever promoted it has the one that does; take it in from their branch, or promote another version.`;
}

interface Gone {
  readonly how: 'archived' | 'purged';
  readonly at: number;
}

function goneBy(version: VersionRecord, moment: number): Gone | null {
  const { purged, archive } = version;
  if (purged && purged.at <= moment) return { how: 'purged', at: purged.at };
  return archive && isAside(version) && archive.at <= moment ? { how: 'archived', at: archive.at } : null;
}

/** What is live may be put aside: a roll-back that names it does that in haste. What is purged goes live nowhere, so another clone did. */
function goneSentence({ stage, version }: Named, { how, at }: Gone): string {
  const [gone, back] =
    how === 'archived'
      ? ['archived', 'restoring it into a folder of the project takes it back, ']
      : ['purged in another clone', ''];
  return `${version} is in ${stage} although it was ${gone} on ${dayText(at)}: ${back}promoting another version or withdrawing this one ends that.`;
}
