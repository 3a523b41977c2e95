import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Refusal } from '../../../models/refusal';
import type { RunDetails } from '../../../runs/runStore';

/** The folders of the models that lie beside the runs of a source (its absolute path), by the id of the run that logged them. */
export type ModelsBeside = (source: string) => ReadonlyMap<string, readonly string[]>;

/** Reads what lies beside a source once, for whoever asks of many runs in a row; what is logged afterwards it does not see. */
export function modelsBeside(): ModelsBeside {
  const known = new Map<string, ReadonlyMap<string, readonly string[]>>();
  return (source) => {
    const found = known.get(source) ?? readBeside(source);
    known.set(source, found);
    return found;
  };
}

/** The folder of the model that a run logged. Throws `Refusal` where none is here, or several are. */
export function modelOfRun(root: string, run: RunDetails, beside: ModelsBeside = readBeside): string {
  const folders = modelFolders(root, run, beside);
  const [first] = folders;
  const usual = folders.find((folder) => basename(folder) === 'model');
  if (first !== undefined && (folders.length === 1 || usual !== undefined)) return usual ?? first;
  const several = folders.map((folder) => basename(dirname(folder))).join(', ');
  throw new Refusal(
    first === undefined
      ? `The run ${run.name} has no model here; name the file or the folder to package.`
      : `The run ${run.name} has several models (${several}); name the folder to package.`,
  );
}

/** MLflow 2 logs a model among the artifacts of its run, MLflow 3 beside the runs of the experiment. */
function modelFolders(
  root: string,
  { artifacts, nativeId, source }: RunDetails,
  beside: ModelsBeside,
): readonly string[] {
  const within = artifacts === null ? [] : foldersIn(artifacts).filter(isModel);
  return within.length > 0 ? within : (beside(resolve(root, source)).get(nativeId) ?? []);
}

function readBeside(source: string): ReadonlyMap<string, readonly string[]> {
  const models = [...experimentFolders(source)].flatMap((folder) => foldersIn(join(folder, 'models')));
  const byRun = new Map<string, string[]>();
  for (const folder of models.map((it) => join(it, 'artifacts')).filter(isModel)) {
    const run = runOf(folder) ?? '';
    byRun.set(run, [...(byRun.get(run) ?? []), folder]);
  }
  return byRun;
}

/** Where MLflow keeps the files of experiments, seen from its database or its folder of runs. */
function experimentFolders(source: string): ReadonlySet<string> {
  const homes = [source, join(dirname(source), 'mlruns'), join(dirname(source), 'mlartifacts')];
  return new Set(homes.flatMap(foldersIn));
}

function isModel(folder: string): boolean {
  return existsSync(join(folder, 'MLmodel'));
}

function runOf(folder: string): string | null {
  return /^run_id:\s*(\S+)/m.exec(readFileSync(join(folder, 'MLmodel'), 'utf8'))?.[1] ?? null;
}

function foldersIn(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return entries.map(({ name }) => join(folder, name)).sort();
  } catch {
    return [];
  }
}
