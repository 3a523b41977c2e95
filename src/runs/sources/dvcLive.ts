import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { blobsOnDisk, contentsOf, gitExperiments, liveBlobs, withBlobs } from './dvc/gitExperiments';
import type { GitExperiment, ReadGit } from './dvc/gitExperiments';
import { liveFiles, paramsName, plotsName, readLiveFolder, summaryName, type LiveFolder } from './dvc/liveFolder';
import { eachRun } from './eachRun';
import { areApart, fileFacts, fileSign } from './fileFacts';
import { bounds } from './listFolder';
import { isLive } from './liveness';
import { mappedAround } from './mapped/mappedFiles';
import { partlyRead } from './partlyRead';
import { isJsonObject, readPythonJson } from './pythonJson';
import type { ImportContext, RunSource } from './source';
import { experimentOf } from './sourceFolder';
import { decodeState } from './visitState';
import { importWholeRun, knownSigns, type WholeRun } from './wholeRun';

interface LiveState {
  readonly version: 1;
  /** Commits of experiments that changed nothing in this folder. */
  readonly others: readonly string[];
}

/** The run that is in the folder now; every other one is an experiment in git. */
const workspaceId = '.';

/**
 * DVCLive: `metrics.json` with the last values and a table for each series. In the folder lies the newest run only; those before
 * are experiments that DVC keeps in git, for which git is asked.
 */
export function dvcLive(readGit: ReadGit): RunSource {
  return {
    kind: 'dvclive',
    title: 'DVCLive',
    looksLike: 'dvclive/metrics.json',
    find: ({ path, files, folders }) => {
      const isLog = files.includes(summaryName) && isSummary(path, folders);
      const watch = isLog ? [path, ...experimentRefs(path)] : [];
      return Promise.resolve({ found: isLog ? [{ kind: 'dvclive', path, watch }] : [], prune: [] });
    },
    read: async (context) => {
      const others = new Set(decodeState<LiveState>(context.state, 1)?.others);
      const experiments = await gitExperiments(readGit, context.path);
      const here = experiments?.filter(({ commit }) => !others.has(commit)) ?? null;
      const saved = new Set<string>();
      await eachRun(context, runsOf(context, here, saved), async (nativeId, run) => {
        if (run === 'workspace') importWorkspace(context, nativeId);
        else if (run !== 'kept') {
          const contents = await importExperiment(context, readGit, run);
          if (contents === null) others.add(run.commit);
          else saved.add(contents);
        }
      });
      const state: LiveState = { version: 1, others: [...others] };
      await context.breathe(others.size > 0 ? JSON.stringify(state) : null);
    },
  };
}

/** Others call a file of metrics so too; DVCLive's has a step, or series beside it. One that is not whole is told by series alone. */
function isSummary(folder: string, folders: readonly string[]): boolean {
  const summary = readPythonJson(join(folder, summaryName));
  const hasPlots = folders.includes(plotsName);
  if (!isJsonObject(summary)) return hasPlots && liveFiles(folder, folder).length > namedFiles;
  return typeof summary.step === 'number' || hasPlots;
}

/** Files of a folder without a series. */
const namedFiles = 2;

/** Where git has the experiments of the repository around a folder. */
function experimentRefs(folder: string): readonly string[] {
  for (let around = folder; ; around = dirname(around)) {
    if (existsSync(join(around, '.git', 'refs'))) return [join(around, '.git', 'refs', 'exps')];
    if (around === dirname(around)) return [];
  }
}

/**
 * The experiments, then what is in the folder, unless that is one of them: `saved` has the contents of those that were read
 * by then. Where git cannot be asked, those that are known stay.
 */
function* runsOf(
  { path, root, runStates }: ImportContext,
  experiments: readonly GitExperiment[] | null,
  saved: ReadonlySet<string>,
): Iterable<readonly [nativeId: string, run: GitExperiment | 'kept' | 'workspace' | null]> {
  if (experiments === null) for (const id of runStates.keys()) if (id !== workspaceId) yield [id, 'kept'];
  for (const experiment of experiments ?? []) yield [experiment.nativeId, experiment];
  const summary = join(path, summaryName);
  if (fileFacts(summary) === null) return;
  const within = bounds(path, root);
  const isSaved = saved.size > 0 && saved.has(contentsOf(blobsOnDisk(path, liveFiles(path, within))));
  yield [workspaceId, isSaved || mappedAround(within)(summary) ? null : 'workspace'];
}

function importWorkspace(context: ImportContext, nativeId: string): void {
  const { path } = context;
  const files = liveFiles(path, bounds(path, context.root));
  const paths = files.map((name) => join(path, name));
  const written = Math.max(...paths.map((file) => fileFacts(file)?.modified ?? 0));
  const live = isLive(written, context.now());
  importWholeRun(context, nativeId, paths.map(fileSign), live, () => {
    const folder = readLiveFolder(path, files);
    if (!folder.whole) context.problem(join(path, summaryName), 'It is not whole JSON.');
    // What was read stays while it is being written.
    if (!folder.whole && live && context.runStates.has(nativeId)) return null;
    return { run: { ...describeWorkspace(path, live, folder), written }, series: folder.series };
  });
}

/** Returns what the experiment has in this folder, empty where that cannot be read now; null: nothing of its own. */
async function importExperiment(
  context: ImportContext,
  readGit: ReadGit,
  experiment: GitExperiment,
): Promise<string | null> {
  const { path, runStates } = context;
  const { nativeId, commit } = experiment;
  const [known, contents] = knownSigns(runStates.get(nativeId));
  if (known === commit && contents !== undefined) return contents;
  const blobs = await liveBlobs(readGit, path, commit);
  const before = await liveBlobs(readGit, path, experiment.baseline);
  if (blobs === null) return '';
  const found = contentsOf(blobs);
  if (!blobs.has(summaryName) || (before !== null && contentsOf(before) === found)) return null;
  const folder = await withBlobs(readGit, path, blobs, (at) => readLiveFolder(at, [...blobs.keys()]));
  if (!folder?.whole) {
    context.problem(join(path, summaryName), `It cannot be read in the experiment ${experiment.name}.`);
    return '';
  }
  const run = describeExperiment(path, experiment, folder);
  importWholeRun(context, nativeId, [commit, found], false, () => ({ run, series: folder.series }));
  return found;
}

function describeWorkspace(path: string, live: boolean, { params, reasons }: LiveFolder): WholeRun['run'] {
  const name = basename(path);
  const started = fileFacts(join(path, paramsName))?.modified ?? null;
  const ended = fileFacts(join(path, summaryName))?.modified ?? null;
  const tookTime = started === null || ended === null || areApart(started, ended);
  return {
    ...nothingElse,
    fingerprint: fileFacts(path)?.fingerprint ?? null,
    experiment: experimentOf(dirname(path)),
    name: name === 'dvclive' ? 'workspace' : name,
    status: live ? 'running' : 'finished',
    started,
    ended: live || !tookTime ? null : ended,
    params,
    artifacts: path,
    partly: partlyRead(reasons),
  };
}

function describeExperiment(
  path: string,
  { name, commit, baseline, saved }: GitExperiment,
  { params, firstTime, reasons }: LiveFolder,
): WholeRun['run'] {
  return {
    ...nothingElse,
    fingerprint: `${commit} ${basename(path)}`,
    experiment: experimentOf(dirname(path)),
    name,
    status: 'finished',
    started: firstTime,
    ended: saved,
    params,
    tags: new Map([['baseline', baseline]]),
    code: { commit, branch: null, repository: null, dirty: false, script: null, command: null },
    artifacts: null,
    partly: partlyRead(reasons),
  };
}

const nothingElse = {
  parent: null,
  tags: new Map<string, string>(),
  environment: new Map<string, string>(),
  code: null,
  data: [],
  deleted: false,
};
