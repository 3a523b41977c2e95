import { basename, dirname, join } from 'node:path';
import type { ListedFolder } from './listFolder';
import { eachRun, runFolders, unmappedRuns } from './eachRun';
import { fileFacts, fileSign } from './fileFacts';
import { isLive } from './liveness';
import { readParams } from './paramsFile';
import { partlyRead } from './partlyRead';
import type { PointColumns } from './pointColumns';
import { addNumbers, isJsonList, isJsonObject, readPythonJson, type JsonObject } from './pythonJson';
import type { ImportContext, RunSource, SeenFolder } from './source';
import { experimentOf, nameOf, sourceAround } from './sourceFolder';
import { importWholeRun, type WholeRun } from './wholeRun';

/** Names that the Trainer gives its files. */
const stateName = 'trainer_state.json';
const configName = 'config.json';
const resultsName = 'all_results.json';
const versionKey = 'transformers_version';
const checkpoint = /^checkpoint-(\d+)$/;

/** The Trainer of Hugging Face: `trainer_state.json` in a run's folder and in each of its checkpoints. */
export const huggingFace: RunSource = {
  kind: 'huggingface',
  title: 'Hugging Face Trainer',
  looksLike: 'trainer_state.json, checkpoint-500/',
  find: (folder) => {
    const run = runAround(folder);
    return Promise.resolve({ found: run ? [sourceAround('huggingface', run)] : [], prune: [] });
  },
  read: (context) => {
    const runs = unmappedRuns(context, runFolders(context, stateFiles), (states) => states);
    return eachRun(context, runs, (nativeId, states) => importRun(context, nativeId, states));
  },
};

function runAround(folder: SeenFolder): SeenFolder | null {
  if (!folder.files.includes(stateName)) return null;
  return checkpoint.test(basename(folder.path)) && folder.parent ? folder.parent : folder;
}

/** The states of a run, the one that should know most first: each checkpoint knows what those before knew. */
function stateFiles(folder: string, { files, folders }: ListedFolder): readonly string[] | null {
  const steps = folders.map((name) => Number(checkpoint.exec(name)?.[1] ?? NaN)).filter((step) => step >= 0);
  const paths = steps.sort((a, b) => b - a).map((step) => join(folder, `checkpoint-${step}`, stateName));
  const states = paths.filter((path) => fileFacts(path) !== null);
  if (files.includes(stateName)) states.unshift(join(folder, stateName));
  return states.length > 0 ? states : null;
}

function importRun(context: ImportContext, nativeId: string, states: readonly string[]): void {
  const folder = join(context.path, nativeId);
  const written = Math.max(...states.map((path) => fileFacts(path)?.modified ?? 0));
  const live = isLive(written, context.now());
  const files = [...states, join(folder, configName), join(folder, resultsName)];
  importWholeRun(context, nativeId, files.map(fileSign), live, () => {
    const newest = newestState(states);
    if (newest === null) {
      context.problem(join(folder, stateName), 'It is not whole JSON.');
      return null;
    }
    return {
      run: { ...describe(context, nativeId, newest, live), written },
      series: seriesOf(newest.state, join(folder, resultsName)),
    };
  });
}

interface TrainerState {
  readonly path: string;
  readonly state: JsonObject;
  /** Names of newer states that could not be read. */
  readonly unread: readonly string[];
}

/** A run that was resumed has checkpoints that are newer than the state beside them. */
function newestState(states: readonly string[]): TrainerState | null {
  const unread: string[] = [];
  let newest: TrainerState | null = null;
  for (const path of states) {
    const state = readPythonJson(path);
    if (!isJsonObject(state)) unread.push(basename(dirname(path)));
    else if (newest === null) newest = { path, state, unread: [...unread] };
    else return stepOf(state) > stepOf(newest.state) ? { path, state, unread } : newest;
  }
  return newest;
}

function stepOf(state: JsonObject): number {
  return typeof state.global_step === 'number' ? state.global_step : 0;
}

function describe(
  { path: source }: ImportContext,
  nativeId: string,
  { path, state, unread }: TrainerState,
  live: boolean,
): WholeRun['run'] {
  const folder = join(source, nativeId);
  const isDone = typeof state.max_steps === 'number' && stepOf(state) >= state.max_steps;
  const running = live && !isDone;
  const { params, problem } = readParams(join(dirname(path), configName), '.');
  const reasons = unread.map((name) => `the state in ${name} is not whole`);
  return {
    fingerprint: fileFacts(folder)?.fingerprint ?? null,
    experiment: experimentOf(source),
    name: nameOf(source, nativeId),
    status: running ? 'running' : 'finished',
    started: null,
    ended: running ? null : (fileFacts(path)?.modified ?? null),
    parent: null,
    params: new Map([...[...params].filter(([key]) => key !== versionKey), ...settingsOf(state)]),
    tags: new Map(textsOf(state, ['best_metric', 'best_model_checkpoint', 'trial_name'])),
    environment: versionIn(params),
    code: null,
    data: [],
    artifacts: folder,
    partly: partlyRead(problem === null ? reasons : [...reasons, `parameters: ${configName} ${problem}`]),
    deleted: false,
  };
}

function versionIn(config: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const version = config.get(versionKey);
  return new Map(version === undefined ? [] : [['transformers', version]]);
}

/** What of the training's arguments its state tells; the rest lies in a pickle, which is never opened. */
function settingsOf(state: JsonObject): readonly (readonly [string, string])[] {
  const trial = isJsonObject(state.trial_params) ? state.trial_params : {};
  return [
    ...textsOf(state, ['num_train_epochs', 'max_steps', 'train_batch_size']),
    ...textsOf(trial, Object.keys(trial)),
  ];
}

function textsOf(object: JsonObject, keys: readonly string[]): readonly (readonly [string, string])[] {
  return keys.flatMap((key) => {
    const value = object[key] ?? null;
    return value === null || typeof value === 'object' ? [] : [[key, String(value)] as const];
  });
}

/** Everything with a number in the log, by step; then what only the results at the end have. */
function seriesOf(state: JsonObject, results: string): ReadonlyMap<string, PointColumns> {
  const series = new Map<string, PointColumns>();
  const log = isJsonList(state.log_history) ? state.log_history : [];
  for (const entry of log) if (isJsonObject(entry)) addEntry(series, entry);
  const atEnd = readPythonJson(results);
  if (isJsonObject(atEnd)) {
    const news = Object.entries(atEnd).filter(([key]) => !series.has(key));
    addNumbers(series, Object.fromEntries(news), stepOf(state));
  }
  return series;
}

function addEntry(series: Map<string, PointColumns>, { step = 0, ...numbers }: JsonObject): void {
  addNumbers(series, numbers, typeof step === 'number' ? step : 0);
}
