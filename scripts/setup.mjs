import { existsSync, statSync } from 'node:fs';
import { utimes } from 'node:fs/promises';
import { findNode } from './node24.mjs';
import { inRoot, root } from './places.mjs';
import { run } from './processes.mjs';

/**
 * Installs what package-lock.json names, when that was not done since the file changed. Runs on Node 20, needs no root
 * and compiles nothing.
 */
export async function setUp() {
  if (!isInstalled()) {
    process.stdout.write('Setting up: npm ci\n');
    const { code } = await npm('ci', '--ignore-scripts');
    if (code !== 0) throw new Error(`npm ci failed with exit code ${code}; nothing was started.`);
    await utimes(installed, new Date(), new Date());
  }
  // Of all install scripts only this one is wanted: it brings the newer Node. Where npm has none for the platform it
  // fails, and the person's own Node has to do.
  if (!findNode()) await npm('rebuild', 'node');
}

const installed = inRoot('node_modules', '.package-lock.json');

function isInstalled() {
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(inRoot('package-lock.json')).mtimeMs;
}

/** @param {...string} args */
function npm(...args) {
  const windows = process.platform === 'win32';
  return run(windows ? 'npm.cmd' : 'npm', [...args, '--loglevel=error'], { cwd: root, shell: windows });
}
