import { conflictSentence, conflictSides } from '../../models/registry/conflictSides';
import { ledgerDifference } from '../../models/registry/ledgerDifference';
import { listLedger } from '../../models/registry/ledgerFiles';
import type { LiveFacts, ModelFacts, RegistryFacts, VersionFacts } from '../../models/registry/registryFacts';
import type { AliasMove, ModelRecord, VersionRecord } from '../../models/registry/registryState';
import type { RegistryEvent, SealedEvent } from '../../models/registry/registryEvent';
import { registryRules } from '../../models/registry/registryRules';
import type { RegistryStore } from '../../models/registry/registryStore';
import { askInMemory } from '../../store/memoryRegistry';
import { editedEvents, knownOf } from './editedEvents';
import { modelTroubles } from './liveTroubles';
import { promotionOf } from './promotion/decidedGates';
import { unreadEvents } from './unreadEvents';
import { waiverEndsOf } from './waiverEnds';

const day = 86_400_000;

/** What the life cycle needs of the registry; null registry: there is no store, only the ledger is looked at. Writes nothing. */
export function registryFacts(root: string, registry: RegistryStore | null, now: Date): RegistryFacts {
  const known = registry?.knownEvents() ?? new Set<string>();
  const absent = registry?.absentEvents() ?? [];
  const { digests } = listLedger(root);
  const { unknown, gone, back } = ledgerDifference(digests, known, absent);
  const { events, unreadable, beyond } = unreadEvents(root, unknown);
  const returned = back.flatMap((digest) => {
    const event = registry?.event(digest);
    return event ? { digest, event } : [];
  });
  const newer = unreadable.filter((it) => it.newer).length;
  const models = registry ? factsOf(registry, now) : [];
  const unread = models.length > 0 ? [] : [...events, ...returned];
  return {
    models,
    unreadEvents: unknown.length - unreadable.length + back.length,
    unreadModels: beyond ? null : unreadModels(unread, now),
    refusedEvents: unreadable.length - newer,
    newerEvents: newer,
    editedEvents: editedEvents(root, knownOf(digests, known)).length,
    absentEvents: absent.length - back.length + gone.length,
  };
}

function unreadModels(events: readonly SealedEvent[], now: Date): readonly ModelFacts[] {
  return events.length === 0 ? [] : askInMemory(events, registryRules, (registry) => factsOf(registry, now));
}

/** What the registry tells of its models. */
function factsOf(registry: RegistryStore, now: Date): readonly ModelFacts[] {
  return registry.models().flatMap((model) => modelFacts(registry, model, now.getTime()));
}

/** Of a model of which every version is purged nothing is left to judge; where one is live all the same, that is told. */
function modelFacts(registry: RegistryStore, model: ModelRecord, now: number): readonly ModelFacts[] {
  const versions = registry.versions(model.name);
  const troubles = modelTroubles(registry, model.name, now).map(({ trouble, sentence }) => ({ trouble, sentence }));
  const newest = versions.find(({ purged }) => purged === null) ?? (troubles.length > 0 ? versions[0] : undefined);
  if (!newest) return [];
  const count = (state: VersionRecord['state']) => versions.filter((version) => version.state === state).length;
  const allMoves = registry.moves(model.name);
  const moves = allMoves.filter(({ stage }) => stage === 'production');
  return [
    {
      name: model.name,
      versions: model.versions,
      newest: versionFacts(registry, newest, allMoves),
      production: production(registry, model, { now, versions, moves }),
      conflicts: conflictsOf(model),
      clashes: model.clashes.map(({ version, digests }) => ({ version, packages: digests.length })),
      troubles,
      dangerous: versions.flatMap(dangerousIn),
      failedDrills: versions.flatMap((version) => failedDrill(version, now)),
      replaced: moves.filter((move, at) => isReplacement(move, moves[at - 1])).length,
      rolledBack: moves.filter(isRollBack).length,
      rolledBackElsewhere: allMoves.filter((move) => isRollBack(move) && move.stage !== 'production').length,
      deprecated: count('deprecated'),
      archived: count('archived'),
      purged: count('purged'),
      judged: judgedLast(registry, allMoves, versions, now),
    },
  ];
}

function dangerousIn({ model, number, stages, registered }: VersionRecord): readonly string[] {
  return registered.verdict === 'dangerous' ? stages.map(({ stage }) => `${model}@${number} in ${stage}`) : [];
}

/** Of what is live in production its drill is told anyway, and what is gone for good will not be drilled again. */
function failedDrill({ number, stages, purged, drills: [last] }: VersionRecord, now: number) {
  const isToldElsewhere = purged !== null || stages.some(({ stage }) => stage === 'production');
  return !last || last.ok || isToldElsewhere ? [] : { version: number, days: wholeDays(last.at, now) };
}

function wholeDays(from: number, now: number): number {
  return Math.max(0, Math.floor((now - from) / day));
}

function conflictsOf({ name, stages }: ModelRecord): ModelFacts['conflicts'] {
  return stages.flatMap(({ stage, live: { conflict } }) =>
    conflict.length === 0
      ? []
      : { stage, sides: conflictSides(name, conflict), sentence: conflictSentence(name, stage, conflict) },
  );
}

function versionFacts(
  registry: RegistryStore,
  { number, digest, registered: { metrics, data } }: VersionRecord,
  moves: readonly AliasMove[],
): VersionFacts {
  const promotions = moves.filter((move) => move.kind === 'promoted' && move.digest === digest);
  const judged = promotions.flatMap(({ event }) => judgedMetrics(registry.event(event)));
  const recorded = Object.entries(metrics).map(([name, { value }]) => [name, value] as const);
  const values = new Map<string, number | null>([...judged.map((name) => [name, null] as const), ...recorded]);
  return { number, metrics: Object.fromEntries(values), hasData: data.length > 0 };
}

/** Metrics that gates judged: what was not recorded they read from the predictions of the package. */
function judgedMetrics(event: RegistryEvent | null): readonly string[] {
  if (event?.kind !== 'promoted') return [];
  return event.gates.flatMap(({ gate, verdict }) => {
    const [, name] = /^metric (.+)$/.exec(gate) ?? [];
    return name === undefined || verdict !== 'pass' ? [] : name;
  });
}

const isRollBack = ({ kind }: AliasMove) => kind === 'rolled-back';

function isReplacement({ kind, digest }: AliasMove, before: AliasMove | undefined): boolean {
  return kind === 'promoted' && before !== undefined && before.version !== null && before.digest !== digest;
}

interface Known {
  readonly now: number;
  readonly versions: readonly VersionRecord[];
  /** Those in production, in order. */
  readonly moves: readonly AliasMove[];
}

function production(
  registry: RegistryStore,
  { stages }: ModelRecord,
  { now, versions, moves }: Known,
): ModelFacts['production'] {
  const move = stages.find(({ stage }) => stage === 'production')?.live.move;
  if (typeof move?.version !== 'number') return null;
  const version = versions.find(({ digest }) => digest === move.digest);
  const [drill = null] = version?.drills ?? [];
  return {
    version: move.version,
    recorded: version ? versionFacts(registry, version, moves) : null,
    drill: drill && { ok: drill.ok, days: wholeDays(drill.at, now) },
    gates: gatesOf(registry, promotionOf(move, moves), version, now),
  };
}

function judgedLast(
  registry: RegistryStore,
  moves: readonly AliasMove[],
  versions: readonly VersionRecord[],
  now: number,
): ModelFacts['judged'] {
  const move = moves.findLast(({ kind }) => kind === 'promoted');
  const version = versions.find(({ digest }) => digest === move?.digest);
  const gates = gatesOf(registry, move, version, now);
  if (typeof move?.version !== 'number' || gates === null) return null;
  return { version: move.version, stage: move.stage, gates };
}

function gatesOf(
  registry: RegistryStore,
  move: AliasMove | undefined,
  version: VersionRecord | undefined,
  now: number,
): LiveFacts['gates'] {
  const event = move && registry.event(move.event);
  if (event?.kind !== 'promoted') return null;
  const { gates } = event;
  const waived = gates.filter(({ verdict }) => verdict === 'waived').length;
  const passed = gates.filter(({ verdict }) => verdict === 'pass').length;
  const ended = waiverEndsOf(event, version)
    .filter((end) => end < now)
    .sort((a, b) => a - b);
  return { asked: gates.length, passed, waived, ended };
}
