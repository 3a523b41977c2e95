import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inRoot } from '../../../scripts/places.mjs';

/** Keeps the trackers from asking home, and lets MLflow write the folders that it has given up. */
const environment = {
  MLFLOW_DISABLE_TELEMETRY: 'true',
  DO_NOT_TRACK: 'true',
  DVC_NO_ANALYTICS: 'true',
  MLFLOW_ALLOW_FILE_STORE: 'true',
  GIT_PYTHON_REFRESH: 'quiet',
  KERAS_BACKEND: 'jax',
  HF_HUB_OFFLINE: '1',
};

/** The Pythons of the lane: with the trackers, and with what only writes logs. */
const pythons = { trackers: 'TEND_TRACKERS_PYTHON', logWriters: 'TEND_LOG_WRITERS_PYTHON' } as const;
type Python = keyof typeof pythons;

/** Lets a program of `test/fixtures/runs/make` write its runs with what the lane installed. */
export async function writtenBy(program: string, folder: string, python: Python = 'trackers'): Promise<void> {
  await runPython(python, inRoot('test', 'fixtures', 'runs', 'make', program), [folder]);
}

/** What a program beside this file says that a tracker reads. */
export async function askTracker<T>(program: string, ...args: readonly string[]): Promise<T> {
  return JSON.parse(await runPython('trackers', join(inRoot('test', 'interop', 'runs'), program), args)) as T;
}

async function runPython(which: Python, file: string, args: readonly string[]): Promise<string> {
  const python = process.env[pythons[which]];
  if (python === undefined) throw new Error(`${pythons[which]} names no Python: run \`npm test -- interop\`.`);
  const options = { maxBuffer: 1e8, env: { ...process.env, ...environment } };
  const { stdout } = await promisify(execFile)(python, [file, ...args], options);
  return stdout;
}

/** A number as the programs print it: the text that Python makes of it. */
export function pythonNumber(text: string): number {
  return Number(text.replace('inf', 'Infinity').replace('nan', 'NaN'));
}
