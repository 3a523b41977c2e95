import { statSync } from 'node:fs';
import { join } from 'node:path';
import { experimentsOf, isExperiment, type ExperimentFolder } from './mlflow/experimentFolder';
import { runIdOf } from './mlflow/folderFacts';
import { folderSigns } from './mlflow/folderState';
import { parseMeta } from './mlflow/metaFile';
import { tellMetaProblem } from './mlflow/metaProblem';
import { readRunFolder } from './mlflow/runFolder';
import { readSmallFile } from './smallFile';
import type { ImportContext, RunSource, SeenFolder } from './source';

/** Experiments that are looked at before a folder is believed to be no FileStore; those with a number for a name first. */
const mostTried = 8;

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
    for (const experiment of experimentsOf(context)) {
      for (const name of experiment.runs()) await readRun(experiment, name, seen, context);
    }
    // A folder that cannot be reached (any more) has not lost its runs.
    if (!statSync(context.path, { throwIfNoEntry: false })) return;
    for (const id of context.runStates.keys()) if (!seen.has(id)) context.gone(id);
  },
};

function hasMeta(path: string): boolean {
  return statSync(join(path, 'meta.yaml'), { throwIfNoEntry: false })?.isFile() ?? false;
}

/** The name of a run's folder is its id; where it is not, the run is read anew at each visit. */
async function readRun(
  experiment: ExperimentFolder,
  name: string,
  seen: Set<string>,
  context: ImportContext,
): Promise<void> {
  await context.breathe();
  const path = `${experiment.path}/${name}`;
  const signs = folderSigns(path, experiment.name, experiment.deleted);
  if (!signs) return;
  if (!context.full && !seen.has(name) && context.runStates.get(name) === signs.signature) {
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
