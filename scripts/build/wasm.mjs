import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { nodePath } from '../node24.mjs';
import { inRoot, root } from '../places.mjs';
import { runOrThrow } from '../processes.mjs';

/** Checked by hand and by tests instead of at every access; nothing is collected; the memory comes from outside. */
const options = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd,bulk-memory', '--importMemory'];

/** @type {Map<string, Promise<Buffer>>} by the path of its `.wasm` */
const compiled = new Map();

/**
 * The module that `FOLDER/NAME.wasm` stands for: what `FOLDER/index.ts`, which is AssemblyScript, compiles to.
 * @param {string} path absolute
 */
function moduleOf(path) {
  const module = compiled.get(path) ?? compile(join(dirname(path), 'index.ts'));
  compiled.set(path, module);
  return module;
}

/** Packed it is less than half as long. @param {string} path */
async function script(path) {
  const text = deflateRawSync(await moduleOf(path), { level: 9 }).toString('base64');
  return `import { inflateRawSync } from 'node:zlib';
    export const bytes = new Uint8Array(inflateRawSync(Buffer.from('${text}', 'base64')));`;
}

/** @param {string} entry */
async function compile(entry) {
  const folder = await mkdtemp(join(tmpdir(), 'tend-wasm-'));
  try {
    const out = join(folder, 'module.wasm');
    const compiler = inRoot('node_modules', 'assemblyscript', 'bin', 'asc.js');
    const args = [compiler, entry, '--outFile', out, ...options];
    await runOrThrow('Compiling WebAssembly', nodePath(), args, { cwd: root, quiet: true });
    return await readFile(out);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** For esbuild: such modules are bytes inside the bundle. @type {import('esbuild').Plugin} */
export const wasmInBundles = {
  name: 'wasm',
  setup(build) {
    build.onResolve({ filter: /\.wasm$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path),
      namespace: 'wasm',
    }));
    build.onLoad({ filter: /./, namespace: 'wasm' }, async ({ path }) => ({ contents: await script(path) }));
  },
};

/** For vitest: the same, before Vite looks for such a file. */
export const wasmInTests = {
  name: 'wasm',
  enforce: /** @type {const} */ ('pre'),
  /**
   * @param {string} path
   * @param {string | undefined} importer
   */
  resolveId: (path, importer) =>
    path.endsWith('.wasm') && importer !== undefined ? join(dirname(importer), path) : null,
  /** @param {string} path */
  load: (path) => (path.endsWith('.wasm') ? script(path) : null),
};
