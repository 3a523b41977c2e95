import { existsSync, statSync } from 'node:fs';
import { utimes } from 'node:fs/promises';
import { inRoot, root } from './places.mjs';
import { run } from './processes.mjs';

/**
 * Installs what package-lock.json names, when that was not done since the file changed. Runs on Node 20, needs no root
 * and compiles nothing. Returns false when there was nothing to do.
 */
export async function setUp() {
  const lock = statSync(inRoot('package-lock.json')).mtimeMs;
  const installed = inRoot('node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= lock) return false;
  process.stdout.write('Setting up: npm ci\n');
  const { code } = await npm('ci', '--ignore-scripts');
  if (code !== 0) throw new Error(`npm ci failed with exit code ${code}; nothing was started.`);
  // Of all install scripts only this one is wanted: it brings the newer Node. Where npm has none for the platform it
  // fails, and the person's own Node has to do.
  await npm('rebuild', 'node');
  const now = new Date();
  await utimes(installed, now, now);
  return true;
}

/** @param {...string} args */
function npm(...args) {
  const windows = process.platform === 'win32';
  return run(windows ? 'npm.cmd' : 'npm', [...args, '--loglevel=error'], { cwd: root, shell: windows });
}
