import { untouched, type VersionHistory } from './foldVersion';
import type { EventOf } from './registryEvent';
import type { VersionRecord, VersionState } from './registryState';

/** A version as a store keeps it: how it was registered, and what happened to it since. */
export interface KeptVersion {
  readonly model: string;
  readonly number: number;
  readonly digest: string;
  readonly created: number;
  readonly event: EventOf<'registered'>;
  /** Null: nothing. */
  readonly history: VersionHistory | null;
}

/** A version with the stages in which it is live. */
export function versionRecord(kept: KeptVersion, stages: VersionRecord['stages']): VersionRecord {
  const { model, number, digest, created, event } = kept;
  const history = kept.history ?? untouched;
  const { bytes, files, format, verdict, run, metrics, data, code, parent, licence, where, by, reason } = event;
  const registered = { bytes, files, format, verdict, run, metrics, data, code, parent, licence, where };
  const state = versionState(history, stages);
  return { model, number, digest, registered, created, by, reason, state, stages, ...history };
}

/** What is live is told before what is on its way out: it is what must not be touched. */
function versionState(history: VersionHistory, stages: VersionRecord['stages']): VersionState {
  if (history.purged) return 'purged';
  if (history.archive) return 'archived';
  if (stages.some(({ stage }) => stage === 'production')) return 'live';
  if (history.deprecation) return 'deprecated';
  return stages.length > 0 ? 'staged' : 'registered';
}
