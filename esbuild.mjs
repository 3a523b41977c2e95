import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildPages } from './scripts/build/panelPages.mjs';
import { plainArrays } from './scripts/build/plainArrays.mjs';
import { plainErrors } from './scripts/build/plainErrors.mjs';
import { prebuildName } from './scripts/build/prebuild.mjs';
import { isChunk, splitBundle } from './scripts/build/splitBundle.mjs';
import { wasmInBundles } from './scripts/build/wasm.mjs';
import { withoutJsonSchema } from './scripts/build/withoutJsonSchema.mjs';
import { withoutSqliteExtras } from './scripts/build/withoutSqliteExtras.mjs';
import { inRoot, root } from './scripts/places.mjs';

/**
 * What runs in Node, by the name of its bundle. All lie one level under dist/, because the native driver looks for
 * ../prebuilds beside the file that it is bundled into.
 */
export const hostEntries = {
  extension: 'src/extension.ts',
  cli: 'src/cli.ts',
  checkWorker: 'src/workers/checkWorker.ts',
  profileWorker: 'src/workers/profileWorker.ts',
  storeWorker: 'src/workers/storeWorker.ts',
  runsWorker: 'src/workers/runsWorker.ts',
  importWorker: 'src/workers/importWorker.ts',
  modelsWorker: 'src/workers/modelsWorker.ts',
};

/**
 * Builds everything that runs. Development builds have source maps, production builds are minified and have none.
 * @param {object} options
 * @param {string} options.folder
 * @param {boolean} options.production
 * @param {Record<string, string>} [options.entries] by the name of their bundle
 * @returns {Promise<import('esbuild').Metafile>} what went into the bundles, and what came out
 */
export async function buildAll({ folder, production, entries = hostEntries }) {
  const shared = /** @satisfies {import('esbuild').BuildOptions} */ ({
    absWorkingDir: root,
    bundle: true,
    minify: production,
    sourcemap: production ? false : 'linked',
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    write: false,
    define: { 'process.env.NODE_ENV': JSON.stringify(production ? 'production' : 'development') },
  });
  const pages = buildPages({ ...shared, outdir: join(folder, 'webview') }, await panelEntries());
  const inNode = /** @satisfies {import('esbuild').BuildOptions} */ ({
    ...shared,
    outdir: join(folder, 'node'),
    platform: 'node',
    target: 'node22',
    external: ['vscode'],
    // The same in ECMAScript modules, of which only what is used goes in.
    alias: { yaml: inRoot('node_modules', 'yaml', 'browser', 'dist', 'index.js') },
    plugins: [wasmInBundles, withoutJsonSchema, withoutSqliteExtras, plainArrays, plainErrors],
  });
  // The extension shares nothing with the others, so that what a window loads at once stays small.
  const { extension = hostEntries.extension, ...programs } = entries;
  const programsOfNode = [{ extension }, programs].map((entryPoints) => splitBundle({ ...inNode, entryPoints }));
  const built = await Promise.all([...programsOfNode, pages]);
  const written = built.flatMap(({ outputFiles }) => outputFiles);
  // A chunk of two programs is one file.
  const files = [...new Map(written.map((file) => [file.path, file])).values()];
  await Promise.all(files.map(({ path, contents }) => replace(path, contents)));
  const paths = new Set(files.map(({ path }) => path));
  await Promise.all(['node', 'webview'].map((name) => removeOldChunks(join(folder, name), paths)));
  await copyPrebuild(folder);
  const all = built.map(({ metafile }) => metafile);
  return {
    inputs: Object.assign({}, ...all.map(({ inputs }) => inputs)),
    outputs: Object.assign({}, ...all.map(({ outputs }) => outputs)),
  };
}

/**
 * Chunks are named by what is in them.
 * @param {string} folder
 * @param {ReadonlySet<string>} written paths of this build
 */
async function removeOldChunks(folder, written) {
  const chunks = (await readdir(folder)).filter(isChunk).map((name) => join(folder, name));
  await Promise.all(chunks.filter((path) => !written.has(path)).map((path) => rm(path, { force: true })));
}

/** @returns {Promise<Record<string, string>>} */
async function panelEntries() {
  if (!existsSync(inRoot('webview'))) return {};
  const folders = await readdir(inRoot('webview'));
  const entries = folders.map((name) => /** @type {const} */ ([name, join('webview', name, 'main.ts')]));
  return Object.fromEntries(entries.filter(([, path]) => existsSync(inRoot(path))));
}

/**
 * Writes beside and renames: a command line that starts during a build never reads half a bundle.
 * @param {string} path
 * @param {Uint8Array} contents
 */
async function replace(path, contents) {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}`;
  await writeFile(temporary, contents);
  await rename(temporary, path);
}

/** @param {string} folder */
async function copyPrebuild(folder) {
  const from = inRoot('node_modules', 'better-sqlite3', 'prebuilds', prebuildName());
  const to = join(folder, 'prebuilds', prebuildName());
  if (!existsSync(from)) return;
  const contents = await readFile(from);
  if (existsSync(to) && contents.equals(await readFile(to))) return;
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, `${to}.${process.pid}`);
  await rename(`${to}.${process.pid}`, to);
}

async function buildForDevelopment() {
  const started = performance.now();
  const metafile = await buildAll({ folder: inRoot('dist'), production: process.argv.includes('--production') });
  await writeFile(inRoot('dist', '.built'), '');
  if (process.argv.includes('--quiet')) return;
  const sizes = Object.entries(metafile.outputs)
    .filter(([path]) => path.endsWith('.js') && !isChunk(path))
    .map(([path, { bytes }]) => `${basename(path)} ${Math.round(bytes / 1000)} KB`);
  const took = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`Built dist/ in ${took} s: ${sizes.join(', ')}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  // esbuild has said what is wrong by the time it throws.
  await buildForDevelopment().catch(() => (process.exitCode = 1));
}
