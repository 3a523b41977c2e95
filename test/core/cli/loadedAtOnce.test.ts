import { build, type Metafile } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { wasmInBundles } from '../../../scripts/build/wasm.mjs';
import { root } from '../../../scripts/places.mjs';

/** Every file that is loaded with a module, before any of it runs. */
async function loadedWith(entry: string): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    outdir: 'out',
    write: false,
    metafile: true,
    plugins: [wasmInBundles],
    logLevel: 'error',
  });
  const loaded = new Set([entry]);
  for (const file of loaded) for (const path of importedAtOnce(metafile, file)) loaded.add(path);
  return [...loaded];
}

function importedAtOnce({ inputs }: Metafile, file: string): readonly string[] {
  const imports = inputs[file]?.imports ?? [];
  return imports.flatMap(({ path, kind }) => (kind !== 'dynamic-import' && path in inputs ? [path] : []));
}

const heavy = /^node_modules\/(yaml|zod\/v4\/classic|@stdlib|picomatch|better-sqlite3)\/|^src\/(data\/checks|store)\//;

describe('what the command line loads', () => {
  it.each([
    ['before it knows the command', 'src/cli/processRun.ts'],
    ['to inspect a model file', 'src/cli/models/printInspection.ts'],
  ])('%s has none of what takes long to load', async (_, entry) => {
    const loaded = await loadedWith(entry);
    expect(loaded.filter((path) => heavy.test(path))).toEqual([]);
    expect(loaded.length).toBeGreaterThan(20);
  });
});
