import type { Logger } from '../../base/logger';
import { vanishedSources } from '../../runs/importing/vanished';
import type { ImportProblem, SourceImport } from '../../runs/importing/visit';
import type { RunStore } from '../../runs/runStore';
import type { FoundSource, RunSource } from '../../runs/sources/source';
import type { SearchedPlaces } from '../../runs/sources/sourceWalk';
import { SourceImports } from './sourceImports';

/** What to import; every path is absolute, or relative to the root. */
export interface ImportRunsInput {
  readonly root: string;
  /** Files, folders and globs that a person named: only these are looked through, wherever they lie. Empty: the project. */
  readonly paths: readonly string[];
  /** Files, folders and globs of `experiments.sources`, looked through beside the project. */
  readonly declared: readonly string[];
  /** Look at every file, also of runs that ended and lie still. */
  readonly full: boolean;
  /** Native ids of runs whose files are looked at even if they ended and lie still; of no use where `paths` are named. */
  readonly closely?: ReadonlySet<string>;
}

/** What an import needs from around it. The root is one whose owner the person trusts. */
export interface ImportRunsContext {
  readonly store: Pick<RunStore, 'visit' | 'sources'>;
  readonly sources: readonly RunSource[];
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly logger: Logger;
  /** Told of each source when it is found (no runs yet), after each commit, and when it is done. */
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface ImportProgress {
  readonly source: FoundSource;
  /** Runs that were written so far. */
  readonly runs: number;
  readonly done: boolean;
}

type Counted = Omit<SourceImport, 'leftOut'>;

/** Counts of runs over all sources, and what could not be read. */
export interface ImportedRuns extends Counted {
  readonly sources: readonly FoundSource[];
  readonly searched: SearchedPlaces;
}

/**
 * Finds the sources of runs and reads what is new of each into the store, while it still looks for others. Throws the
 * signal's reason when cancelled, and what the store throws; whatever else goes wrong is a problem of one source.
 */
export async function importRuns(context: ImportRunsContext, input: ImportRunsInput): Promise<ImportedRuns> {
  const stop = new AbortController();
  const signal = AbortSignal.any([context.signal, stop.signal]);
  const outcomes: Counted[] = [];
  const tell = (source: FoundSource, runs: number, done: boolean) => context.onProgress?.({ source, runs, done });
  const imports = new SourceImports({
    ...context,
    root: input.root,
    signal,
    store: () => context.store,
    onFound: (found) => tell(found, 0, false),
    onProgress: (found, runs) => tell(found, runs, false),
    onRead: (found, outcome) => {
      outcomes.push(outcome);
      tell(found, outcome.imported + outcome.updated, true);
    },
    onFailure: (_, error) => {
      stop.abort(error);
      throw error;
    },
  });
  try {
    const { searched, problems } = await search(imports, input);
    await imports.rest();
    if (input.paths.length === 0) imports.sayVanished();
    const gone = input.paths.length === 0 ? vanishedSources(context.store) : [];
    const all = [{ imported: 0, updated: 0, unchanged: 0, problems: [...problems, ...gone] }, ...outcomes];
    return { ...total(all), searched, sources: imports.found };
  } finally {
    // The store must not be closed under a visit that is about to notice that it was cancelled.
    await imports.rest();
  }
}

interface Searched {
  readonly searched: SearchedPlaces;
  readonly problems: readonly ImportProblem[];
}

async function search(imports: SourceImports, { paths, declared, full, closely }: ImportRunsInput): Promise<Searched> {
  if (paths.length === 0) return { searched: await imports.look(declared, full, closely), problems: [] };
  const problems: ImportProblem[] = [];
  let searched: SearchedPlaces = { files: 0, folders: 0, complete: true };
  for (const path of paths) {
    const part = await imports.lookIn(path, full);
    searched = {
      files: searched.files + part.files,
      folders: searched.folders + part.folders,
      complete: searched.complete && part.complete,
    };
    if (part.sources === 0) problems.push({ path, problem: 'No runs were found here.' });
  }
  return { searched, problems };
}

function total(outcomes: readonly Counted[]): Counted {
  const sum = (count: (outcome: Counted) => number) => outcomes.reduce((all, outcome) => all + count(outcome), 0);
  return {
    imported: sum((outcome) => outcome.imported),
    updated: sum((outcome) => outcome.updated),
    unchanged: sum((outcome) => outcome.unchanged),
    problems: outcomes.flatMap((outcome) => outcome.problems),
  };
}
