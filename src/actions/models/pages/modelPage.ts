import { setImmediate } from 'node:timers/promises';
import { dayText } from '../../../base/days';
import { capital, plural } from '../../../base/text';
import { metricMeant } from '../../../evaluate/metrics';
import { conflictSentence, conflictSides } from '../../../models/registry/conflictSides';
import { ledgerFolder } from '../../../models/registry/ledgerFolder';
import type { ModelRecord, VersionRecord } from '../../../models/registry/registryState';
import type { RegistryStore } from '../../../models/registry/registryStore';
import type { ModelPage } from '../../../protocol/models/modelPage';
import { absentOf } from '../absentEvents';
import { clockDoubts, clockSentence } from '../clockDoubts';
import { countedMoves } from '../countedMoves';
import { modelTroubles } from '../liveTroubles';
import { missingEvents, type MissingParent } from '../missingMoves';
import { contradictions } from './contradictions';
import { rememberedHistory } from './dataWords';
import type { PagesContext } from './pagesContext';
import { pageEvents } from './pageEvent';
import { deprecatedWords, pageVersion } from './pageVersion';
import { rollBackChoice } from './rollBackChoice';
import { modelMetric } from './primaryMetric';
import {
  primaryValue,
  recordedPrimary,
  workedOutAmong,
  type MetricsContext,
  type PrimaryValue,
} from './rememberedMetrics';

/** Of more versions the oldest are not listed, of more moves the oldest not drawn. */
const mostVersions = 200;
const mostSpans = 1000;

/** Events that the page shows below; the rest is asked for. */
const lastEvents = 8;

export type ModelPageContext = MetricsContext & Pick<PagesContext, 'profiles'>;

/** One model: what is live, what was live when, its versions and its last events; null: there is no such model. */
export async function modelPage(context: ModelPageContext, name: string): Promise<ModelPage | null> {
  const { registry, config, profiles, objects, now: clock } = context;
  const worked = await workedOut(context, name);
  const model = registry.model(name);
  if (!model) return null;
  const now = clock().getTime();
  const listed = registry.versions(name, { limit: mostVersions });
  const metric = modelMetric(config, name, listed[0]);
  const measured = (it: VersionRecord) => worked.get(it.digest) ?? recordedPrimary(it, metric);
  const missing = missingEvents(context, model, listed);
  const versioning = { measured, now, history: rememberedHistory(profiles), objects, stages: model.stages };
  return {
    ...{ name, now, metric },
    live: liveText(registry, model, now),
    facts: [
      plural(model.versions, 'version'),
      ...(config.project?.owner === undefined ? [] : [`owner ${config.project.owner}`]),
      ...(metric
        ? [`primary metric ${metric.name}, ${metric.goal === 'maximize' ? 'higher' : 'lower'} is better`]
        : []),
    ],
    versions: listed.map((version) => pageVersion(version, versioning)),
    more: Math.max(0, model.versions - listed.length),
    stages: model.stages.map(({ stage }) => stage),
    rollBacks: model.stages.flatMap(({ stage }) => (rollsBack(context, name, stage) ? stage : [])),
    ...spansOf(registry, name, now),
    conflicts: [
      ...conflictsOf(model),
      ...troublesOf(registry, name, now),
      ...missingFiles(missing),
      ...[absentOf(registry, name, missing)].flatMap((it) => it?.sentence ?? []),
    ],
    clashes: model.clashes.map(({ version }) => version),
    events: pageEvents(registry, { model: name, before: null, limit: lastEvents }),
    eventCount: registry.eventCount(name),
  };
}

/**
 * What predictions tell where nothing was recorded, by digest. A large file of them takes seconds, so that other questions are
 * answered between two.
 */
async function workedOut(context: ModelPageContext, name: string): Promise<ReadonlyMap<string, PrimaryValue>> {
  const versions = context.registry.versions(name, { limit: mostVersions });
  const metric = modelMetric(context.config, name, versions[0]);
  const values = new Map<string, PrimaryValue>();
  if (!metric || metricMeant(metric.name) === null) return values;
  const unrecorded = versions.filter((it) => recordedPrimary(it, metric).value === null);
  for (const version of workedOutAmong(context, unrecorded)) {
    await setImmediate();
    context.signal.throwIfAborted();
    values.set(version.digest, primaryValue(context, version, metric));
  }
  return values;
}

/**
 * "Production: churn@3 since 2026-09-28 (deprecated, use churn@4), staging: churn@4 since 2026-11-18", what matters most first;
 * null: nothing is live.
 */
function liveText(registry: RegistryStore, { name, stages }: ModelRecord, now: number): string | null {
  const lives = stages.flatMap(({ stage, live: { move, conflict } }) => {
    if (conflict.length > 0) return `${stage}: ${conflictSides(name, conflict)} at once`;
    const version = move?.version ?? null;
    if (!move || version === null) return [];
    const record = registry.byDigest(move.digest ?? '').find((it) => it.model === name);
    const leaving = record ? deprecatedWords(record, now).join(', ') : '';
    const told = `${stage}: ${name}@${version} since ${dayText(move.from)}`;
    return leaving === '' ? told : `${told} (${leaving})`;
  });
  return lives.length === 0 ? null : capital(lives.join(', '));
}

function rollsBack(context: Pick<ModelPageContext, 'registry'>, model: string, stage: string): boolean {
  const { to, earlier } = rollBackChoice(context, { model, stage });
  return to !== null || earlier.length > 0;
}

function spansOf(registry: RegistryStore, name: string, now: number): Pick<ModelPage, 'spans' | 'gaps'> {
  const moves = countedMoves(registry, name, now);
  const clocks = new Map(clockDoubts(registry, name, moves).map((it) => [it.move.event, clockSentence(it)]));
  const contradicted = contradictions(moves);
  const told = moves.slice(-mostSpans).map(({ stage, version, from, to, kind, by, reason, event }) => ({
    ...{ stage, version, from, to, rolledBackTo: kind === 'rolled-back', by, reason, event },
    clock: clocks.get(event) ?? null,
    contradicted: [...(contradicted.get(event) ?? [])],
  }));
  return {
    spans: told.flatMap(({ version, ...it }) => (version === null ? [] : { version, ...it })),
    gaps: told.flatMap(({ version, rolledBackTo: _, ...it }) => (version === null ? it : [])),
  };
}

function conflictsOf({ name, stages, clashes }: ModelRecord): string[] {
  return [
    ...stages
      .filter(({ live }) => live.conflict.length > 0)
      .map(({ stage, live }) => `${conflictSentence(name, stage, live.conflict)}.`),
    ...clashes.map(
      ({ version, digests }) =>
        `${plural(digests.length, 'package')} are ${name}@${version}. Settle which one keeps the number.`,
    ),
  ];
}

function troublesOf(registry: RegistryStore, name: string, now: number): string[] {
  return modelTroubles(registry, name, now).map(({ sentence }) => sentence);
}

/** Files of the ledger that later events came after and that are not here, in one sentence; none: nothing is missing. */
function missingFiles(missing: readonly MissingParent[]): string[] {
  const refused = missing.filter((it) => it.refused).map(({ path, problem }) => `${path}: ${problem}`);
  const [first, ...others] = missing.filter((it) => !it.refused);
  if (first === undefined) return refused;
  const [which, it, them] =
    others.length === 0
      ? [`${first.path} is`, 'it says', 'it']
      : [`${first.path} and ${plural(others.length, 'other file')} of the ledger are`, 'they say', 'them'];
  return [
    ...refused,
    `${which} not here, although later events came after ${them}: what ${it} does not count. git restore ${ledgerFolder}, or the branch that has ${them}, brings ${them} back.`,
  ];
}
