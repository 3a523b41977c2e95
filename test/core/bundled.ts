import { build } from 'esbuild';
import { join, resolve } from 'node:path';
import { wasmInBundles } from '../../scripts/build/wasm.mjs';
import { temporaryFolder } from './temporaryFolder';

/** Bundles a TypeScript file, so that a process of its own can run it; give it `bundledEnv` to find packages. */
export async function bundled(entry: string): Promise<string> {
  const outfile = join(temporaryFolder(), 'node', 'bundle.cjs');
  await build({
    entryPoints: [resolve(entry)],
    bundle: true,
    platform: 'node',
    external: ['better-sqlite3'],
    outfile,
    plugins: [wasmInBundles],
    logLevel: 'error',
  });
  return outfile;
}

export const bundledEnv = { ...process.env, NODE_PATH: resolve('node_modules') };
