import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Refusal, UnusableInput } from '../../../models/refusal';
import type { ModelFacts } from '../../../models/package/modelPackage';
import type { RunDetails, RunStore } from '../../../runs/runStore';
import { findRun } from '../../runs/findRuns';

/** The run that a word names. Throws `UnusableInput` where it names none, or several. */
export function namedRun(runs: RunStore, word: string): RunDetails {
  const found = findRun(runs, word);
  const details = found.kind === 'one' ? runs.details(found.number) : null;
  if (details) return details;
  if (found.kind === 'several') throw new UnusableInput(`"${word}" means several runs: ${found.ids.join(', ')}.`);
  throw new UnusableInput(`There is no run "${word}"; tend runs list shows their ids.`);
}

/** What a package says of the run that made the model. */
export function runFacts(run: RunDetails): NonNullable<ModelFacts['run']> {
  const { id, name, experiment, params, code } = run;
  return { id, name, experiment, params: Object.fromEntries(params), command: code?.command ?? null };
}

/** The last value of each metric that is a number. */
export function runMetrics(run: RunDetails): Record<string, number> {
  const values = [...run.metrics].map(([key, { last }]) => [key, last] as const);
  return Object.fromEntries(values.filter(([, last]) => Number.isFinite(last)));
}

/** The folder of the model that a run logged. Throws `Refusal` where it logged none or several. */
export function modelOfRun(run: RunDetails): string {
  const folders = run.artifacts === null ? [] : modelFolders(run.artifacts, run.nativeId);
  const [first] = folders;
  const usual = folders.find((folder) => basename(folder) === 'model');
  if (first !== undefined && (folders.length === 1 || usual !== undefined)) return usual ?? first;
  const several = folders.map((folder) => basename(folder)).join(', ');
  throw new Refusal(
    first === undefined
      ? `The run ${run.name} has no model among its artifacts here; name the file or the folder to package.`
      : `The run ${run.name} has several models (${several}); name the folder to package.`,
  );
}

/** MLflow 2 logs a model among the artifacts of its run, MLflow 3 beside the runs of the experiment. */
function modelFolders(artifacts: string, nativeId: string): readonly string[] {
  const within = foldersIn(artifacts).filter(isModel);
  if (within.length > 0) return within;
  const beside = foldersIn(join(dirname(dirname(artifacts)), 'models')).map((folder) => join(folder, 'artifacts'));
  return beside.filter((folder) => isModel(folder) && runOf(folder) === nativeId);
}

function isModel(folder: string): boolean {
  return existsSync(join(folder, 'MLmodel'));
}

function runOf(folder: string): string | null {
  return /^run_id:\s*(\S+)/m.exec(readFileSync(join(folder, 'MLmodel'), 'utf8'))?.[1] ?? null;
}

function foldersIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return entries.map(({ name }) => join(folder, name)).sort();
}
