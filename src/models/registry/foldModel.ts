import { placeEvents } from './placeEvents';
import type { SealedEvent } from './registryEvent';

/** A package with the number that it has now. */
export interface NumberedVersion {
  readonly number: number;
  /** Digest of its package. */
  readonly digest: string;
  /** Digest of the event that registered it. */
  readonly event: string;
  readonly created: number;
}

/**
 * Folds the events of a model's own scope into its versions, by number; the order in which they are given does not matter.
 * Two packages with one number are both there until somebody settles which one keeps it. Where two branches settle it in
 * two ways, the one that comes first counts: what it renumbered is not there any more for the other one to keep.
 */
export function foldModel(events: readonly SealedEvent[]): readonly NumberedVersion[] {
  const versions = new Map<string, NumberedVersion>();
  for (const { digest: event, event: said } of placeEvents(events)) {
    if (said.kind === 'registered') {
      const { version: number, digest } = said;
      const key = `${number} ${digest}`;
      if (!versions.has(key)) versions.set(key, { number, digest, event, created: Date.parse(said.at) });
    } else if (said.kind === 'settled' && versions.has(`${said.version} ${said.keep}`)) {
      for (const { digest, version } of said.renumbered) renumber(versions, said.version, digest, version);
    }
  }
  return [...versions.values()].sort((a, b) => a.number - b.number || (a.digest < b.digest ? -1 : 1));
}

/** What was renumbered already, in another branch, keeps that number. */
function renumber(versions: Map<string, NumberedVersion>, version: number, digest: string, to: number): void {
  const key = `${version} ${digest}`;
  const found = versions.get(key);
  if (!found) return;
  versions.delete(key);
  const there = versions.get(`${to} ${digest}`);
  if (!there) versions.set(`${to} ${digest}`, { ...found, number: to });
}
