import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
 * MLflow on a SQLite database with the runs of the bench, made once; null (with one line that says why) where it cannot be
 * had.
 * @param {string} folder
 * @param {(path: string, experiment: number) => void} fill
 * @returns {Promise<Mlflow | null>}
 */
export async function startMlflow(folder, fill) {
  try {
    const { path: python } = await pythonWith(versions.pythonPeers);
    const path = join(folder, 'mlflow.db');
    if (!existsSync(path)) await makeDatabase(python, path, fill);
    return connect(python, path);
  } catch (error) {
    process.stdout.write(`MLflow is left out, it could not be had: ${String(error)}\n`);
    return null;
  }
}

/**
 * @param {string} python
 * @param {string} path
 * @param {(path: string, experiment: number) => void} fill
 */
async function makeDatabase(python, path, fill) {
  const part = `${path}.part`;
  rmSync(part, { force: true });
  mkdirSync(dirname(path), { recursive: true });
  const output = await runOrThrow('Making a database of MLflow', python, [script, part, '--make'], {
    quiet: true,
    env: { ...process.env, ...quiet },
  });
  fill(part, Number(output.trim().split('\n').at(-1)));
  renameSync(part, path);
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
