import { existsSync, statSync } from 'node:fs';
import { utimes } from 'node:fs/promises';
import { inRoot, root } from './places.mjs';
import { run } from './processes.mjs';

/**
 * Installs what package-lock.json names, when that was not done since the file changed. Runs on Node 20 and needs no root.
 * Returns false when there was nothing to do.
 */
export async function setUp() {
  const lock = statSync(inRoot('package-lock.json')).mtimeMs;
  const installed = inRoot('node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= lock) return false;
  process.stdout.write('Setting up: npm ci\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { code } = await run(npm, ['ci', '--loglevel=error'], { cwd: root, shell: process.platform === 'win32' });
  if (code !== 0) throw new Error(`npm ci failed with exit code ${code}; nothing was started.`);
  const now = new Date();
  await utimes(installed, now, now);
  return true;
}
