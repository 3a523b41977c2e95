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
};

/** Lets a program of `test/fixtures/runs/make` write its runs with the trackers that the lane installed. */
export async function writtenBy(program: string, folder: string): Promise<void> {
  await runPython(inRoot('test', 'fixtures', 'runs', 'make', program), [folder]);
}

/** What a program beside this file says that a tracker reads. */
export async function askTracker<T>(program: string, ...args: readonly string[]): Promise<T> {
  return JSON.parse(await runPython(join(inRoot('test', 'interop', 'runs'), program), args)) as T;
}

async function runPython(file: string, args: readonly string[]): Promise<string> {
  const python = process.env.TEND_TRACKERS_PYTHON;
  if (python === undefined) throw new Error('TEND_TRACKERS_PYTHON names no Python: run `npm test -- interop`.');
  const options = { maxBuffer: 1e8, env: { ...process.env, ...environment } };
  const { stdout } = await promisify(execFile)(python, [file, ...args], options);
  return stdout;
}

/** A number as the programs print it: the text that Python makes of it. */
export function pythonNumber(text: string): number {
  return Number(text.replace('inf', 'Infinity').replace('nan', 'NaN'));
}
