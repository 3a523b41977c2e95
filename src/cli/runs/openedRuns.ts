import type { RowsOf } from '../../actions/runs/compare/dataFacts';
import { metricMeaning, type MetricMeaning } from '../../actions/runs/table/metricMeaning';
import type { RunStore } from '../../runs/runStore';
import { StoreError, type StoreFailure } from '../../store/storeError';
import type { CommandContext } from '../commandContext';
import { CommandError } from '../commandError';
import { openedStore } from '../openedStore';
import { openProject, type CommandProject } from '../project';
import { importInto } from './importing';
import { namedNativeIds } from './namedNativeIds';
import type { RunsOptions } from './runsOptions';

/** A project with its runs. */
export interface OpenedRuns {
  readonly project: CommandProject;
  readonly store: RunStore;
  readonly rowsOf: RowsOf;
  readonly meaning: MetricMeaning;
  readonly note: (line: string) => void;
}

/**
 * Runs a command with the store of a project, which is made when it is missing; what is new on disk is imported first. Runs
 * that are `named` (by id, name or filter) are looked at file by file, also where they ended long ago.
 */
export async function withRuns<Result>(
  context: CommandContext,
  options: RunsOptions,
  work: (runs: OpenedRuns) => Result | Promise<Result>,
  named: readonly string[] = [],
): Promise<Result> {
  return withStore(context, options, async (runs) => {
    for (const line of await importNotes(context, runs, named)) runs.note(line);
    return work(runs);
  });
}

/** Failures of a store that can still be read. */
const readable: ReadonlySet<string> = new Set<StoreFailure>(['locked', 'readOnly', 'full']);

/** What could not be imported, one line each; what is in the store already can be shown all the same. */
async function importNotes(
  context: CommandContext,
  runs: OpenedRuns,
  named: readonly string[],
): Promise<readonly string[]> {
  try {
    const closely = namedNativeIds(runs.store, named, context.now().getTime());
    const { problems } = await importInto(context, runs, { paths: [], full: false, closely });
    return problems.map(({ path, problem }) => `${path}: ${problem}`);
  } catch (error) {
    if (error instanceof StoreError && readable.has(error.reason)) return [error.message];
    throw error;
  }
}

/** The same without importing. */
export async function withStore<Result>(
  context: CommandContext,
  options: RunsOptions,
  work: (runs: OpenedRuns) => Promise<Result>,
): Promise<Result> {
  const project = openProject(context.cwd, options);
  const note = (line: string) => {
    if (!options.quiet) context.terminal.note(line);
  };
  if (project.config.unusable !== null) throw new CommandError(project.config.unusable);
  const store = await openedStore(context, project.root);
  try {
    const rowsOf: RowsOf = (digest) => store.profiles.rowsOf(digest);
    const meaning = metricMeaning(project.config.parsed.config);
    return await work({ project, note, store: store.runs, rowsOf, meaning });
  } catch (error) {
    // A store that breaks while it is used is as broken as one that cannot be opened.
    throw error instanceof StoreError ? new CommandError(error.message, { cause: error }) : error;
  } finally {
    context.terminal.progress('');
    store.dispose();
  }
}
