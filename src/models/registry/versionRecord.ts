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

/** A version with the stages in which it is live; `numberOf` gives the number that a package has by now, null: none. */
export function versionRecord(
  kept: KeptVersion,
  stages: VersionRecord['stages'],
  numberOf: (digest: string) => number | null,
): VersionRecord {
  const { model, number, digest, created, event } = kept;
  const history = kept.history ?? untouched;
  const { bytes, files, format, verdict, run, metrics, data, code, licence, where, by, reason } = event;
  const parent = (event.parentDigest === undefined ? null : numberOf(event.parentDigest)) ?? event.parent;
  const registered = { bytes, files, format, verdict, run, metrics, data, code, parent, licence, where };
  const state = versionState(history, stages);
  const deprecation = renumbered(history.deprecation, numberOf);
  return { model, number, digest, registered, created, by, reason, state, stages, ...history, deprecation };
}

/** A notice with the number that what takes the place of its version has by now. */
export function renumbered(
  deprecation: VersionHistory['deprecation'],
  numberOf: (digest: string) => number | null,
): VersionHistory['deprecation'] {
  const { replacementDigest = null } = deprecation ?? {};
  if (!deprecation || replacementDigest === null) return deprecation;
  return { ...deprecation, replacement: numberOf(replacementDigest) ?? deprecation.replacement };
}

/** Whether a version is archived, and its bytes were not taken back since. */
export function isAside({ archive }: Pick<VersionHistory, 'archive'>): boolean {
  return archive !== null && archive.back === null;
}

/** What is live is told before what is on its way out: it is what must not be touched. */
export function versionState(history: VersionHistory, stages: VersionRecord['stages']): VersionState {
  if (history.purged) return 'purged';
  if (isAside(history)) return 'archived';
  if (stages.some(({ stage }) => stage === 'production')) return 'live';
  if (history.deprecation) return 'deprecated';
  return stages.length > 0 ? 'staged' : 'registered';
}
