import { existsSync, statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { nodePath } from '../node24.mjs';
import { inRoot } from '../places.mjs';
import { runOrThrow } from '../processes.mjs';

const sources = [
  'src',
  'webview',
  'scripts/build/wasm.mjs',
  'esbuild.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/**
 * Builds dist/ when it is missing or older than what it is made of.
 * @param {{ quiet: boolean }} options
 */
export async function builtOnce({ quiet }) {
  const stamp = inRoot('dist', '.built');
  const built = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  if (built > (await newest(sources.map((source) => inRoot(source))))) return;
  await runOrThrow('The build', nodePath(), [inRoot('esbuild.mjs'), ...(quiet ? ['--quiet'] : [])], { quiet });
}

/**
 * When the youngest of these files, or of the files in these folders, was changed; milliseconds.
 * @param {readonly string[]} paths
 * @returns {Promise<number>}
 */
export async function newest(paths) {
  const times = await Promise.all(
    paths.map(async (path) => {
      if (!existsSync(path)) return 0;
      const found = await stat(path);
      if (!found.isDirectory()) return found.mtimeMs;
      return Math.max(found.mtimeMs, await newest((await readdir(path)).map((name) => join(path, name))));
    }),
  );
  return Math.max(0, ...times);
}
