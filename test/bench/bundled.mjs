import { build } from 'esbuild';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cache, inRoot } from '../../scripts/places.mjs';

/**
 * A module of this folder in TypeScript, with all that it imports, as it runs in Node.
 * @param {string} name of the bundle, which is its own
 * @param {...string} path below this folder
 * @returns {Promise<unknown>}
 */
export async function bundled(name, ...path) {
  const folder = join(cache, 'bench');
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `${name}.mjs`);
  await build({
    entryPoints: [inRoot('test', 'bench', ...path)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['better-sqlite3'],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  return import(pathToFileURL(outfile).href);
}
