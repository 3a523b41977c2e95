import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { pythonWith } from '../../../scripts/host/python.mjs';
import { runOrThrow } from '../../../scripts/processes.mjs';
import { versions } from '../../../scripts/versions.mjs';

const script = fileURLToPath(new URL('mlflowSearch.py', import.meta.url));
const quiet = { MLFLOW_DISABLE_TELEMETRY: 'true', DO_NOT_TRACK: 'true' };

/**
 * @typedef {object} Mlflow
 * @property {string} version
 * @property {(filter: string, order: readonly string[]) => Promise<{ milliseconds: number, runs: string[] }>} search
 * @property {() => void} stop
 */

/**
 * MLflow on a SQLite database with the runs of the bench; null (with one line that says why) where it cannot be had.
 * @param {(make: (folder: string) => Promise<void>) => Promise<string>} made gives the folder that `make` filled once
 * @param {(path: string, experiment: number) => void} fill
 * @returns {Promise<Mlflow | null>}
 */
export async function startMlflow(made, fill) {
  try {
    const { path: python } = await pythonWith(versions.pythonPeers);
    const folder = await made((empty) => makeDatabase(python, databaseIn(empty), fill));
    return connect(python, databaseIn(folder));
  } catch (error) {
    process.stdout.write(`MLflow is left out, it could not be had: ${String(error)}\n`);
    return null;
  }
}

/** @param {string} folder */
const databaseIn = (folder) => join(folder, 'mlflow.db');

/**
 * @param {string} python
 * @param {string} path
 * @param {(path: string, experiment: number) => void} fill
 */
async function makeDatabase(python, path, fill) {
  const output = await runOrThrow('Making a database of MLflow', python, [script, path, '--make'], {
    quiet: true,
    env: { ...process.env, ...quiet },
  });
  fill(path, Number(output.trim().split('\n').at(-1)));
}

/**
 * @param {string} python
 * @param {string} path
 * @returns {Mlflow}
 */
function connect(python, path) {
  const child = spawn(python, [script, path], { env: { ...process.env, ...quiet }, stdio: ['pipe', 'pipe', 'ignore'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    version: versions.pythonPeers.mlflow,
    search: async (filter, order) => {
      child.stdin.write(`${JSON.stringify({ filter, order })}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error('MLflow ended before it answered.');
      /** @type {{ milliseconds: number, runs: string[] }} */
      const answer = JSON.parse(value);
      return answer;
    },
    stop: () => void child.stdin.end(),
  };
}
