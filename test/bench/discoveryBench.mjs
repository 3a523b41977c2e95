import { build } from 'esbuild';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot } from '../../scripts/places.mjs';
import { median, printTable } from './measure.mjs';

/** How long a folder of 50,000 files takes: the first time, and again when nothing changed. */
export async function discoveryBench() {
  const folder = await mkdtemp(join(tmpdir(), 'tend-bench-'));
  const bundle = join(folder, 'discoveryScan.mjs');
  try {
    await build({
      entryPoints: [inRoot('test', 'bench', 'discoveryScan.ts')],
      outfile: bundle,
      bundle: true,
      platform: 'node',
      format: 'esm',
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    });
    /** @type {typeof import('./discoveryScan.ts')} */
    const { measureDiscovery } = await import(pathToFileURL(bundle).href);
    const { first, again, longestBlock, found } = await measureDiscovery();
    printTable(`Discovery of 50,000 files, ${found} tables (budget: 300 ms after the first listing)`, [
      ['', 'ms'],
      ['first listing', first.toFixed(0)],
      ['again, nothing changed', median(again).toFixed(0)],
      ['longest stop of the event loop', longestBlock.toFixed(0)],
    ]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
