import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { errorMessage, isMissing } from '../../base/errors';
import type { RunStore } from '../runStore';
import type { FoundSource, RunSource } from '../sources/source';
import { OvertakenError } from './overtaken';
import { shownPath } from './shownPath';
import { vanished } from './vanished';
import { Visit, type SourceImport, type VisitOptions, type Written } from './visit';

export interface ImportOptions extends VisitOptions {
  readonly store: Pick<RunStore, 'visit'>;
  /** How it is waited before a source is read once more. */
  readonly rest?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
}

/**
 * Milliseconds before a source is read once more, about twice as long each time, and how often it is. In the last rests
 * the other can read a large source from its beginning to its end.
 */
const firstRest = 100;
const mostRests = 8;

/**
 * Reads what is new of one source into the store. What an importer throws ends this source with a problem, and what was
 * committed of it stays; what the store throws, or the signal's reason, is thrown on.
 *
 * Where another window or command wrote what the source holds meanwhile, it is read once more, from there on. Two may
 * overtake each other in turn, and what is read whole begins anew each time: so the rests in between grow, and at last the
 * source is left to the other. What that leaves is read with the next change or look.
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
  const { root, store, signal, rest = restFor } = options;
  const written: Written = { runs: new Set(), imported: 0, updated: 0 };
  for (let rests = 0; ; rests++) {
    const visit = new Visit(store.visit(source.kind, shownPath(root, found.path)), found.path, options, written);
    try {
      await readInto(visit, source, options);
      return visit.outcome;
    } catch (error) {
      if (!(error instanceof OvertakenError)) throw error;
      if (rests === mostRests) return { ...visit.outcome, isLeft: true };
    }
    // By chance, so that two that met do not meet again.
    await rest((firstRest * 2 ** rests * (1 + Math.random())) / 2, signal);
    signal.throwIfAborted();
  }
}

async function restFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  // An aborted rest ends early; whoever rests looks at the signal.
  await wait(milliseconds, undefined, { signal }).catch(() => undefined);
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
