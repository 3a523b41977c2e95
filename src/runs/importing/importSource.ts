import { existsSync } from 'node:fs';
import { errorMessage, isMissing } from '../../base/errors';
import type { RunStore } from '../runStore';
import type { FoundSource, RunSource } from '../sources/source';
import { shownPath } from './shownPath';
import { vanished } from './vanished';
import { Visit, type SourceImport, type VisitOptions } from './visit';

export interface ImportOptions extends VisitOptions {
  readonly store: Pick<RunStore, 'visit'>;
}

/**
 * Reads what is new of one source into the store. What an importer throws ends this source with a problem, and what was
 * committed of it stays; what the store throws, or the signal's reason, is thrown on.
 *
 * What the store is relied on for, because only it knows all sources: a run whose MLflow run id or fingerprint is known
 * under a source that is no longer on disk was moved, and keeps its number, marks and points; where the old source is
 * still there, the run is seen twice and held once, as the source with more of it says.
 */
export async function importSource(
  source: RunSource,
  found: FoundSource,
  options: ImportOptions,
): Promise<SourceImport> {
  const stored = options.store.visit(source.kind, shownPath(options.root, found.path));
  const visit = new Visit(stored, found.path, options);
  try {
    await source.read(visit);
  } catch (error) {
    if (options.signal.aborted) throw error;
    visit.problem(found.path, reasonOf(error, found.path));
  }
  visit.finish();
  stored.end({ at: options.now(), problem: visit.failure });
  return visit.outcome;
}

/** A source that was moved away while it was known is as one that is found to be gone. */
function reasonOf(error: unknown, path: string): string {
  return isMissing(error) && !existsSync(path) ? vanished : `It could not be read to its end: ${errorMessage(error)}.`;
}
