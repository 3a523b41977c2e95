import { existsSync } from 'node:fs';
import { errorMessage, isMissing } from '../../base/errors';
import type { RunStore } from '../runStore';
import type { FoundSource, RunSource } from '../sources/source';
import { OvertakenError } from './overtaken';
import { shownPath } from './shownPath';
import { vanished } from './vanished';
import { Visit, type SourceImport, type VisitOptions } from './visit';

export interface ImportOptions extends VisitOptions {
  readonly store: Pick<RunStore, 'visit'>;
}

/**
 * Reads what is new of one source into the store. What an importer throws ends this source with a problem, and what was
 * committed of it stays; what the store throws, or the signal's reason, is thrown on. Where another window or command wrote
 * what the source holds meanwhile, it is read once more, from there on: each time one of them has come further.
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
  let before = { imported: 0, updated: 0 };
  for (;;) {
    const visit = new Visit(options.store.visit(source.kind, shownPath(options.root, found.path)), found.path, options);
    const counted = () => {
      const { imported, updated } = visit.outcome;
      return { imported: before.imported + imported, updated: before.updated + updated };
    };
    try {
      await readInto(visit, source, options);
      return { ...visit.outcome, ...counted() };
    } catch (error) {
      if (!(error instanceof OvertakenError)) throw error;
      options.signal.throwIfAborted();
      before = counted();
    }
  }
}

async function readInto(visit: Visit, source: RunSource, { signal, now }: ImportOptions): Promise<void> {
  try {
    await source.read(visit);
  } catch (error) {
    if (signal.aborted) throw error;
    visit.problem(visit.path, reasonOf(error, visit.path));
  }
  visit.finish(now());
}

/** A source that was moved away while it was known is as one that is found to be gone. */
function reasonOf(error: unknown, path: string): string {
  return isMissing(error) && !existsSync(path) ? vanished : `It could not be read to its end: ${errorMessage(error)}.`;
}
