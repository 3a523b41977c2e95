import type { ImportedRun } from '../../runs/run';

/** Begins the state of a copy that its source has deleted, which takes no place of the run. No importer's state begins so. */
export const deletedMark = '\u0018';

/** What is kept of a copy of a run that stands in another source. */
export function twinState({ deleted, state }: ImportedRun): string | null {
  return deleted && state !== null ? deletedMark + state : state;
}

/** As the importer gave it. */
export function importedState(kept: string): string {
  return kept.startsWith(deletedMark) ? kept.slice(deletedMark.length) : kept;
}
