import { existsSync, statSync } from 'node:fs';
import { utimes } from 'node:fs/promises';
import { findNode } from './node24.mjs';
import { inRoot, root } from './places.mjs';
import { run } from './processes.mjs';

/**
 * Installs what package-lock.json names, when that was not done since the file changed. Runs on Node 20, needs no root
 * and compiles nothing.
 * @param {{ quiet?: boolean }} [options] `quiet`: nothing is written to standard output, which is for the results of a command
 */
export async function setUp({ quiet = false } = {}) {
  if (!isInstalled()) {
    (quiet ? process.stderr : process.stdout).write('Setting up: npm ci\n');
    const { code, output } = await npm(quiet, 'ci', '--ignore-scripts');
    if (code !== 0) throw new Error(`${output}npm ci failed with exit code ${code}; nothing was started.`);
    await utimes(installed, new Date(), new Date());
  }
  // Of all install scripts only this one is wanted: it brings the newer Node. Where npm has none for the platform it
  // fails, and the person's own Node has to do.
  if (!findNode()) await npm(quiet, 'rebuild', 'node');
}

const installed = inRoot('node_modules', '.package-lock.json');

function isInstalled() {
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(inRoot('package-lock.json')).mtimeMs;
}

/**
 * @param {boolean} quiet
 * @param {...string} args
 */
function npm(quiet, ...args) {
  const windows = process.platform === 'win32';
  return run(windows ? 'npm.cmd' : 'npm', [...args, '--loglevel=error'], { cwd: root, shell: windows, quiet });
}
