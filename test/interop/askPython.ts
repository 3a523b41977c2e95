import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inRoot } from '../../scripts/places.mjs';

/**
 * Runs one of the Python programs beside this file in the environment that the lane made, and returns the JSON that it
 * prints. pandas names what is not a number NaN, which JSON does not know: the programs print null.
 */
export async function askPython<T>(program: string, ...args: readonly string[]): Promise<T> {
  const python = process.env.TEND_PYTHON;
  if (python === undefined) throw new Error('TEND_PYTHON names no Python: run `npm test -- interop`.');
  const file = join(inRoot('test', 'interop'), program);
  const { stdout } = await promisify(execFile)(python, [file, ...args], { maxBuffer: 1e8 });
  return JSON.parse(stdout) as T;
}
