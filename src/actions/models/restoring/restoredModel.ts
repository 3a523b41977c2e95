import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspectUnpacked } from '../../../models/package/inspectPackage';
import type { ModelFacts } from '../../../models/package/modelPackage';
import { Refusal, UnusableInput } from '../../../models/refusal';
import type { VersionRecord } from '../../../models/registry/registryState';
import { invocationText } from '../../../models/restore/childProcess';
import { loadingPlan, tableColumns, takenColumns, textColumns } from '../../../models/restore/loadingPlan';
import { predict, predictionInvocation, type AskedTable, type PredictionAnswer } from '../../../models/restore/predict';
import {
  EnvironmentFailure,
  environmentsFolder,
  makeEnvironment,
  plannedEnvironment,
  type PythonEnvironment,
} from '../../../models/restore/pythonEnvironment';
import type { ModelContext } from '../modelContext';
import { refuseRunning } from './refuseRunning';
import { unpackVersion } from './unpackVersion';

/** What running a person's model needs beside the registry. */
export interface RunningContext extends ModelContext {
  /** Shows a command before it is run. */
  readonly announce: (command: string) => void;
}

/** A version in a folder of its own, and how it is asked. */
export interface RestoredFolder {
  readonly facts: ModelFacts;
  readonly environment: PythonEnvironment;
  read(path: string): Uint8Array;
  /**
   * Throws `EnvironmentFailure` where no Python can be had for it, `UnusableInput` where the one that was named cannot run it, and
   * when it was stopped.
   */
  ask(question: Asked): Promise<PredictionAnswer>;
}

export interface Asked {
  readonly request: unknown;
  readonly table: AskedTable | null;
  readonly repeats: number;
}

/** Runs the person's code: refused where the workspace is not trusted. */
export function refuseUntrusted({ trusted }: Pick<ModelContext, 'trusted'>): void {
  if (!trusted) throw new Refusal('This runs code of the project, which needs a trusted workspace.');
}

/** Whom to run a version with, and whether a person trusts what it is not known to be. */
export interface Running {
  /** A Python that is used as it is; null: an environment is built of the package's requirements. */
  readonly python: string | null;
  /** Runs code of which nothing is known too; what is known to run commands is refused, whoever asks. */
  readonly trust: boolean;
}

/**
 * Restores a version into a folder that is gone when `work` has ended. What loading it would run is told by the bytes that are
 * loaded, whatever the ledger says of them. Throws a `Refusal` where that is dangerous, or not safe and not trusted.
 */
export async function withRestored<T>(
  context: RunningContext,
  version: VersionRecord,
  { python, trust }: Running,
  work: (restored: RestoredFolder) => Promise<T>,
): Promise<T> {
  const scratch = mkdtempSync(join(tmpdir(), 'tend-restored-'));
  try {
    const folder = join(scratch, 'model');
    const { facts } = await unpackVersion(context, version, { out: folder, from: null });
    const restored = restoredFolder(context, { scratch, folder, facts: facts.facts, python });
    refuseRunning(version, await inspectUnpacked(facts, folder, { signal: context.signal, trusted: new Set() }), trust);
    return await work(restored);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

interface Restored {
  readonly scratch: string;
  readonly folder: string;
  readonly facts: ModelFacts;
  readonly python: string | null;
}

function restoredFolder(context: RunningContext, { scratch, folder, facts, python }: Restored): RestoredFolder {
  const read = (path: string) => readFileSync(join(folder, path));
  const mlmodel = read('MLmodel').toString('utf8');
  const plan = loadingPlan(mlmodel);
  const environment = environmentOf(folder, facts, python);
  const predicting = predictionInvocation(environment, scratch);
  const ask = async (asked: Asked) => {
    await made(context, environment);
    context.announce(invocationText(predicting));
    const [columns, taken, text] = [tableColumns(mlmodel), takenColumns(mlmodel), textColumns(mlmodel)];
    const question = { folder, plan, columns, taken, text, ...asked };
    const predicted = await predict(environment, scratch, question, context.signal);
    if (python !== null && predicted.unfit !== null) throw new UnusableInput(unfitSentence(python, predicted.unfit));
    return predicted.lacks !== null && environment.isEmpty ? withoutRequirements(predicted) : predicted;
  };
  return { facts, environment, read, ask };
}

/** Whoever reads that a module is not there is to know that nothing was asked for. */
function withoutRequirements(predicted: PredictionAnswer): PredictionAnswer {
  const problem = (predicted.problem ?? '').replace(/\.$/, '');
  return { ...predicted, problem: `${problem}. The package lists no requirements: ${listThem}` };
}

const listThem = 'list what the model imports in a requirements file and package it again with that.';

/** The Python that a person named says nothing of a version that it cannot run. */
function unfitSentence(python: string, why: string): string {
  return `The Python "${python}" is not fit for this: ${why}. Nothing was recorded.`;
}

function environmentOf(
  folder: string,
  { requirements, python: version }: ModelFacts,
  python: string | null,
): PythonEnvironment {
  const path = requirements === null ? null : join(folder, requirements);
  const text = path === null ? null : { path, text: readFileSync(path, 'utf8') };
  const { env } = process;
  return plannedEnvironment({ python, version, requirements: text, env, cache: environmentsFolder(env) });
}

async function made(context: RunningContext, environment: PythonEnvironment): Promise<void> {
  for (const step of environment.steps) context.announce(invocationText(step));
  const tell = (line: string) => context.progress({ text: line.slice(0, 100), done: null, total: null });
  await makeEnvironment(environment, context.signal, tell);
}

/** Why a model could not be asked, in one sentence; what is no such reason is thrown on. */
export function environmentProblem(error: unknown): string {
  if (error instanceof EnvironmentFailure) return `The environment could not be built: ${error.message}`;
  throw error;
}
