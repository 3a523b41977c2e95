import { statSync } from 'node:fs';
import { join } from 'node:path';
import { experimentsOf, isExperiment, type ExperimentFolder } from './mlflow/experimentFolder';
import { runIdOf } from './mlflow/folderFacts';
import { filesSign, folderSigns, isAsBefore, type FolderSigns } from './mlflow/folderState';
import { parseMeta } from './mlflow/metaFile';
import { tellMetaProblem } from './mlflow/metaProblem';
import { readRunFolder } from './mlflow/runFolder';
import { readSmallFile } from './smallFile';
import type { ImportContext, RunSource, SeenFolder } from './source';

/** Experiments that are looked at before a folder is believed to be no FileStore; those with a number for a name first. */
const mostTried = 8;

/** Runs that changed last are looked at file by file at each visit, so many of them: what ended just now is written to most. */
const mostLookedInto = 200;

/**
 * MLflow's FileStore: a folder of experiments, a folder for each run, a file for each value (mlflow/store/tracking/file_store.py).
 * The default before MLflow 3.7.
 */
export const mlflowFiles: RunSource = {
  kind: 'mlflow-files',
  title: 'MLflow',
  looksLike: 'mlruns/',

  find({ path, folders }: SeenFolder) {
    const numbered = folders.filter((name) => /^\d+$/.test(name));
    const others = folders.filter((name) => !/^\d+$/.test(name));
    const isStore = [...numbered, ...others].slice(0, mostTried).some((name) => isExperiment(join(path, name)));
    if (!isStore) return Promise.resolve({ found: [], prune: [] });
    const prune = folders.filter((name) => name === 'models' || hasMeta(join(path, name)));
    return Promise.resolve({ found: [{ kind: 'mlflow-files', path, watch: [path] }], prune });
  },

  async read(context) {
    const seen = new Set<string>();
    const folders = await runFolders(context);
    const newest = new Set(folders.toSorted((a, b) => b.signs.changed - a.signs.changed).slice(0, mostLookedInto));
    for (const folder of folders) {
      const isLookedInto = newest.has(folder) || context.closely.has(folder.name);
      await readRun(isLookedInto ? lookedInto(folder) : folder, seen, context);
    }
    // A folder that cannot be reached (any more) has not lost its runs.
    if (!statSync(context.path, { throwIfNoEntry: false })) return;
    for (const id of context.runStates.keys()) if (!seen.has(id)) context.gone(id);
  },
};

function hasMeta(path: string): boolean {
  return statSync(join(path, 'meta.yaml'), { throwIfNoEntry: false })?.isFile() ?? false;
}

interface RunFolder {
  readonly experiment: ExperimentFolder;
  readonly name: string;
  readonly path: string;
  readonly signs: FolderSigns;
}

async function runFolders(context: ImportContext): Promise<readonly RunFolder[]> {
  const folders: RunFolder[] = [];
  for (const experiment of experimentsOf(context)) {
    for (const name of experiment.runs()) {
      await context.breathe();
      const path = `${experiment.path}/${name}`;
      const signs = folderSigns(path, experiment.name, experiment.deleted);
      if (signs) folders.push({ experiment, name, path, signs });
    }
  }
  return folders;
}

function lookedInto(folder: RunFolder): RunFolder {
  return { ...folder, signs: { ...folder.signs, files: filesSign(folder.path) } };
}

/** The name of a run's folder is its id; where it is not, the run is read anew at each visit. */
async function readRun(folder: RunFolder, seen: Set<string>, context: ImportContext): Promise<void> {
  await context.breathe();
  const { experiment, name, path, signs } = folder;
  if (!context.full && !seen.has(name) && isAsBefore(context.runStates.get(name), signs)) {
    seen.add(name);
    return;
  }
  const meta = parseMeta(readSmallFile(`${path}/meta.yaml`) ?? '');
  const id = runIdOf(meta);
  if (!meta || id === null) {
    if (context.runStates.has(name)) seen.add(name);
    tellMetaProblem(`${path}/meta.yaml`, context);
    return;
  }
  if (seen.has(id)) context.problem(path, `Another run here has the same id ${id}; this one is left out.`);
  else await readRunFolder({ path, id, meta, experiment }, signs, context);
  seen.add(id);
}
