import type { Logger } from '../../base/logger';
import { plural } from '../../base/text';
import { importSource } from '../../runs/importing/importSource';
import { Lanes } from '../../runs/importing/lanes';
import { shownPath } from '../../runs/importing/shownPath';
import { markVanished } from '../../runs/importing/vanished';
import type { ImportProblem, SourceImport } from '../../runs/importing/visit';
import type { RunStore } from '../../runs/runStore';
import { findSources } from '../../runs/sources/findSources';
import type { FoundSource, RunSource } from '../../runs/sources/source';
import type { SearchedPlaces } from '../../runs/sources/sourceWalk';

/** What to import; every path is absolute, or relative to the root. */
export interface ImportRunsInput {
  readonly root: string;
  /** Files, folders and globs that a person named: only these are looked through, wherever they lie. Empty: the project. */
  readonly paths: readonly string[];
  /** Files, folders and globs of `experiments.sources`, looked through beside the project. */
  readonly declared: readonly string[];
  /** Look at every file, also of runs that ended and lie still. */
  readonly full: boolean;
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

/** Counts of runs over all sources, and what could not be read. */
export interface ImportedRuns extends SourceImport {
  readonly sources: readonly FoundSource[];
  readonly searched: SearchedPlaces;
}

/** Sources that are read at the same time, so that a large one does not keep a small one waiting. */
const lanesAtOnce = 4;

/**
 * Finds the sources of runs and reads what is new of each into the store, while it still looks for others. Throws the
 * signal's reason when cancelled, and what the store throws; whatever else goes wrong is a problem of one source.
 */
export async function importRuns(context: ImportRunsContext, input: ImportRunsInput): Promise<ImportedRuns> {
  const stop = new AbortController();
  const ending = { ...context, signal: AbortSignal.any([context.signal, stop.signal]) };
  const lanes = new Lanes(lanesAtOnce, (error) => stop.abort(error));
  const sources = new Map<string, FoundSource>();
  const outcomes: SourceImport[] = [];
  const onFound = (found: FoundSource) => {
    const key = `${found.kind} ${found.path}`;
    if (sources.has(key)) return;
    sources.set(key, found);
    context.onProgress?.({ source: found, runs: 0, done: false });
    lanes.add(async () => void outcomes.push(await importOne(ending, input, found)));
  };
  try {
    const { problems, searched } = await search(ending, input, onFound);
    await lanes.rest();
    if (input.paths.length === 0) markVanished(context.store, input.root, context.now());
    return {
      ...total([{ imported: 0, updated: 0, unchanged: 0, problems }, ...outcomes]),
      searched,
      sources: [...sources.values()],
    };
  } finally {
    // The store must not be closed under a visit that is about to notice that it was cancelled.
    await lanes.rest();
  }
}

async function importOne(context: ImportRunsContext, { root, full }: ImportRunsInput, found: FoundSource) {
  const source = context.sources.find(({ kind }) => kind === found.kind);
  if (!source) throw new Error(`No importer reads ${found.kind}.`);
  const began = context.now();
  const onProgress = (runs: number) => context.onProgress?.({ source: found, runs, done: false });
  const outcome = await importSource(source, found, { ...context, root, full, onProgress });
  const { imported, updated, unchanged } = outcome;
  context.onProgress?.({ source: found, runs: imported + updated, done: true });
  const counts = `${plural(imported, 'new run')}, ${updated} updated, ${unchanged} as before`;
  context.logger.info(`read ${shownPath(root, found.path)}: ${counts}, in ${context.now() - began} ms`);
  return outcome;
}

interface Searched {
  readonly searched: SearchedPlaces;
  readonly problems: readonly ImportProblem[];
}

async function search(
  { sources, signal }: ImportRunsContext,
  { root, paths, declared }: ImportRunsInput,
  onFound: (found: FoundSource) => void,
): Promise<Searched> {
  const rules = { root, sources, signal, outside: true };
  if (paths.length === 0)
    return { searched: await findSources({ ...rules, declared, onlyDeclared: false }, onFound), problems: [] };
  const problems: ImportProblem[] = [];
  let searched: SearchedPlaces = { files: 0, folders: 0, complete: true };
  for (const path of paths) {
    const found: FoundSource[] = [];
    const part = await findSources({ ...rules, declared: [path], onlyDeclared: true }, (one) => found.push(one));
    found.forEach(onFound);
    searched = {
      files: searched.files + part.files,
      folders: searched.folders + part.folders,
      complete: searched.complete && part.complete,
    };
    if (found.length === 0) problems.push({ path, problem: 'No runs were found here.' });
  }
  return { searched, problems };
}

function total(outcomes: readonly SourceImport[]): SourceImport {
  const sum = (count: (outcome: SourceImport) => number) => outcomes.reduce((all, outcome) => all + count(outcome), 0);
  return {
    imported: sum((outcome) => outcome.imported),
    updated: sum((outcome) => outcome.updated),
    unchanged: sum((outcome) => outcome.unchanged),
    problems: outcomes.flatMap((outcome) => outcome.problems),
  };
}
