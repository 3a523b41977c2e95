import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inRoot } from '../../../scripts/places.mjs';

/** Runs a Python program with the libraries that the lane installed, and returns what it prints. */
export async function runLibraries(file: string, ...args: readonly string[]): Promise<string> {
  const python = process.env.TEND_TRACKERS_PYTHON;
  if (python === undefined) throw new Error('TEND_TRACKERS_PYTHON names no Python: run `npm test -- interop`.');
  const { stdout } = await promisify(execFile)(python, [file, ...args], { maxBuffer: 1e8 });
  return stdout;
}

/** What a program beside this file says, as JSON. */
export async function askLibraries<T>(program: string, ...args: readonly string[]): Promise<T> {
  return JSON.parse(await runLibraries(join(inRoot('test', 'interop', 'models'), program), ...args)) as T;
}
