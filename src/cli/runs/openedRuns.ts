import type { RowsOf } from '../../actions/runs/compare/dataFacts';
import { metricMeaning, type MetricMeaning } from '../../actions/runs/table/metricMeaning';
import type { RunStore } from '../../runs/runStore';
import type { Store } from '../../store/store';
import { StoreError, type StoreFailure } from '../../store/storeError';
import { comparePositions, type Range } from '../../base/position';
import type { CommandContext } from '../commandContext';
import { CommandError } from '../commandError';
import { configNotes } from '../configNotes';
import { openedStore, readStore } from '../openedStore';
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

const notKept =
  'The store .tend/tend.db cannot be written: the disk or its permissions forbid it. Each command reads the runs anew, and nothing is kept.';

const whereNothingIsKept = 'Runs are imported into it; tend runs list shows those on this disk and keeps nothing.';

/**
 * Runs a command with the store of a project, which is made when it is missing, or with one that goes with the command where
 * nothing can be written; what is new on disk is imported first. Runs that are `named` (by id, name or filter) are looked at
 * file by file, also where they ended long ago.
 */
export async function withRuns<Result>(
  context: CommandContext,
  options: RunsOptions,
  work: (runs: OpenedRuns) => Result | Promise<Result>,
  named: readonly string[] = [],
): Promise<Result> {
  const project = usableProject(context, options);
  const { store, passing } = await readStore(context, project.root);
  try {
    return await using(context, project, options, store, async (runs) => {
      if (passing) runs.note(notKept);
      for (const line of await importNotes(context, runs, named)) runs.note(line);
      return work(runs);
    });
  } finally {
    passing?.dispose();
  }
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

/** The same for what keeps what it imports: where nothing can be kept it ends. */
export async function withStore<Result>(
  context: CommandContext,
  options: RunsOptions,
  work: (runs: OpenedRuns) => Promise<Result>,
): Promise<Result> {
  const project = usableProject(context, options);
  return using(context, project, options, await openedStore(context, project.root, whereNothingIsKept), work);
}

function usableProject({ cwd }: CommandContext, options: RunsOptions): CommandProject {
  const project = openProject(cwd, options);
  if (project.config.unusable !== null) throw new CommandError(project.config.unusable);
  return project;
}

async function using<Result>(
  { terminal }: CommandContext,
  project: CommandProject,
  { quiet }: RunsOptions,
  store: Store,
  work: (runs: OpenedRuns) => Promise<Result>,
): Promise<Result> {
  const note = (line: string) => {
    if (!quiet) terminal.note(line);
  };
  for (const line of linesOfExperiments(project)) note(line);
  try {
    const rowsOf: RowsOf = (digest) => store.profiles.rowsOf(digest);
    const meaning = metricMeaning(project.config.parsed.config);
    return await work({ project, note, store: store.runs, rowsOf, meaning });
  } catch (error) {
    // A store that breaks while it is used is as broken as one that cannot be opened.
    throw error instanceof StoreError ? new CommandError(error.message, { cause: error }) : error;
  } finally {
    terminal.progress('');
    store.dispose();
  }
}

/** What is wrong with `experiments` of `tend.yaml`, which decides what is read as runs. */
function linesOfExperiments(project: CommandProject): readonly string[] {
  const part = project.config.parsed.rangeOf(['experiments']);
  const notes = part ? configNotes(project, [], { dataFiles: null, models: [], idle: null }) : [];
  const isInPart = ({ start }: Range) =>
    part !== null && comparePositions(part.start, start) <= 0 && comparePositions(start, part.end) <= 0;
  return notes.filter(({ range }) => isInPart(range)).map(({ line }) => line);
}
