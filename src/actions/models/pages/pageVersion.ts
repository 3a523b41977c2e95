import { dayText, daysBetween, daysLeftText, untilText } from '../../../base/days';
import { standingText } from '../../../base/numberText';
import { capital, plural } from '../../../base/text';
import { contradictedIn } from '../../../models/registry/contradictedIn';
import type { ModelRecord, VersionRecord } from '../../../models/registry/registryState';
import type { ModelPage } from '../../../protocol/models/modelPage';
import type { DataSetVersion } from '../../../store/profileRepository';
import type { ModelContext } from '../modelContext';
import { isVisiblyDamaged } from '../packaging/visibleDamage';
import { dataWords } from './dataWords';
import type { PrimaryValue } from './rememberedMetrics';

type VersionRow = ModelPage['versions'][number];

export interface PageVersioning {
  /** What the version is judged by. */
  readonly measured: (version: VersionRecord) => PrimaryValue;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly history: (path: string) => readonly DataSetVersion[];
  readonly objects: ModelContext['objects'];
  /** Those of the model. */
  readonly stages: ModelRecord['stages'];
}

/** A version as a row of the table. */
export function pageVersion(version: VersionRecord, versioning: PageVersioning): VersionRow {
  const { measured, now, history, objects } = versioning;
  const { number, digest, registered, stages } = version;
  const { value, ofPredictions } = measured(version);
  return {
    ...{ number, digest },
    ...stateWords(version, now),
    live: stages.map(({ stage }) => stage),
    data: dataWords(history, registered.data),
    metric: value,
    metricOfPredictions: ofPredictions,
    bytes: registered.bytes,
    verdict: registered.verdict,
    restore: restoreWords(version),
    restorable: restorable(version),
    deprecated: version.deprecation !== null,
    contradicted: contradictedIn(version, versioning.stages).length > 0,
    damaged: isVisiblyDamaged({ objects }, version),
  };
}

/** "proven 2026-11-20", "failed 2026-11-20", "not proven yet" */
export function restoreWords({ drills: [last], state }: VersionRecord): string {
  if (state === 'purged') return 'gone for good';
  return last ? `${last.ok ? 'proven' : 'failed'} ${dayText(last.at)}` : 'not proven yet';
}

function restorable({ drills: [last], state }: VersionRecord): VersionRow['restorable'] {
  if (state === 'purged') return 'not-run';
  return last ? (last.ok ? 'pass' : 'fail') : 'not-run';
}

type StateWords = Pick<VersionRow, 'state' | 'stateText' | 'stateDetail'>;

function stateWords(version: VersionRecord, now: number): StateWords {
  const { state, stages, created, purged, archive, held } = version;
  const [stage] = stages;
  const kept = held ? ['held'] : [];
  const since = stage ? [sinceText(stage.since, now)] : [];
  switch (state) {
    case 'purged':
      return { state, stateText: goneText('Purged', stages), stateDetail: purged ? dayText(purged.at) : '' };
    case 'archived':
      return {
        state,
        stateText: goneText('Archived', stages),
        stateDetail: [archivedWords(archive, now), ...deprecatedWords(version, now), ...kept].join(', '),
      };
    case 'live':
    case 'staged':
      return {
        state,
        stateText: stages.map((it) => capital(it.stage)).join(', '),
        stateDetail: [...since, ...deprecatedWords(version, now), ...kept].join(', '),
      };
    case 'deprecated':
      return {
        state,
        stateText: stages.length > 0 ? `Deprecated, in ${stages.map((it) => it.stage).join(', ')}` : 'Deprecated',
        stateDetail: [...leaving(version, now), ...kept].join(', '),
      };
    case 'registered':
      return { state, stateText: 'Registered', stateDetail: [standingText(now - created), ...kept].join(', ') };
  }
}

/** "54 days"; of the first day "6 min". */
function sinceText(since: number, now: number): string {
  const days = daysBetween(since, now);
  return days === 0 ? standingText(now - since) : plural(days, 'day');
}

/** What is live and gone at once is told as both. */
function goneText(gone: string, stages: VersionRecord['stages']): string {
  return stages.length > 0 ? `${gone}, but in ${stages.map((it) => it.stage).join(', ')}` : gone;
}

function archivedWords(archive: VersionRecord['archive'], now: number): string {
  if (!archive) return '';
  const { at, retainUntil } = archive;
  return retainUntil === null ? `since ${dayText(at)}` : `kept until ${untilText(retainUntil, now)}`;
}

/** Of what is told as something else first: "deprecated, 40 days left". */
export function deprecatedWords(version: VersionRecord, now: number): readonly string[] {
  return version.deprecation === null ? [] : ['deprecated', ...leaving(version, now)];
}

function leaving({ model, deprecation }: VersionRecord, now: number): readonly string[] {
  if (!deprecation) return [];
  const { until, replacement } = deprecation;
  if (until !== null) return [daysLeftText(until, now)];
  return replacement === null ? [] : [`use ${model}@${replacement}`];
}
