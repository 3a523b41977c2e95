import { basename } from 'node:path';
import { build } from 'esbuild';
import { inMemory, mergedEntry } from './mergedEntry.mjs';

/**
 * @typedef {import('esbuild').Metafile} Metafile
 * @typedef {import('esbuild').BuildOptions & { outdir: string }} Options
 * @typedef {{ path: string, contents: Uint8Array }} Output
 */

/** How the pages of panels are bundled. */
const page = /** @satisfies {import('esbuild').BuildOptions} */ ({
  bundle: true,
  platform: 'browser',
  format: 'esm',
  target: 'es2024',
  loader: { '.ttf': 'file' },
  assetNames: '[name]',
  metafile: true,
  write: false,
});

/**
 * Builds the pages of panels. What a page begins with is one file, because each file takes a webview its way through the
 * window and the extension host; what it loads on demand is a chunk of its own. Pages share no chunks.
 * @param {Options} options
 * @param {Record<string, string>} entries by the name of their page
 * @returns {Promise<{ metafile: Metafile, outputFiles: Output[] }>}
 */
export async function buildPages(options, entries) {
  const pages = await Promise.all(Object.entries(entries).map((entry) => buildPage({ ...options, ...page }, entry)));
  return {
    metafile: {
      inputs: Object.assign({}, ...pages.map(({ metafile }) => metafile.inputs)),
      outputs: Object.assign({}, ...pages.map(({ metafile }) => metafile.outputs)),
    },
    outputFiles: pages.flatMap(({ outputFiles }) => outputFiles),
  };
}

/**
 * @param {Options} options
 * @param {[name: string, path: string]} entry
 * @returns {Promise<{ metafile: Metafile, outputFiles: Output[] }>}
 */
async function buildPage(options, [name, path]) {
  const { metafile, outputFiles } = await build({
    ...{ ...options, metafile: true, write: false, splitting: true },
    sourcemap: options.sourcemap ? 'inline' : false,
    entryPoints: { [name]: path },
    chunkNames: `${name}-[hash]`,
  });
  const script = `${name}.js`;
  const [entry = ''] = Object.keys(metafile.outputs).filter((output) => basename(output) === script);
  const scripts = outputFiles.filter((file) => file.path.endsWith('.js'));
  /** @param {string} chunk @param {number} index what is called the same in two chunks is told apart by it */
  const namesOf = (chunk, index) =>
    (metafile.outputs[chunk]?.exports ?? []).map((own) => ({ own, shared: `${own}_${index}` }));
  const { outputs, files, parts } = await mergedEntry(options, {
    ...{ entry, outputs: metafile.outputs, files: scripts },
    exported: (chunk, index) => {
      const names = namesOf(chunk, index).map(({ own, shared }) => `${own} as ${shared}`);
      return `export { ${names.join(', ')} } from "./${basename(chunk)}";`;
    },
  });
  const homes = new Map(
    parts.map((chunk, index) => {
      const names = namesOf(chunk, index).map(({ own, shared }) => `${shared} as ${own}`);
      return [basename(chunk), `export { ${names.join(', ')} } from "./${script}";`];
    }),
  );
  const moved = files.map(async (file) => (basename(file.path) === script ? file : fromHome(options, file, homes)));
  const written = (await Promise.all(moved)).map((file) => ({
    path: file.path,
    contents: new TextEncoder().encode(file.text),
  }));
  const others = outputFiles.filter((file) => !scripts.includes(file));
  return { metafile: { ...metafile, outputs }, outputFiles: [...written, ...others] };
}

/**
 * A chunk that takes from the page's script what is no file of its own any more.
 * @param {Options} options
 * @param {{ path: string, text: string }} chunk
 * @param {ReadonlyMap<string, string>} homes
 */
async function fromHome(options, { path, text }, homes) {
  const name = basename(path);
  const { minify = false, target = [] } = options;
  const { outputFiles } = await build({
    ...{ minify, target, format: 'esm', bundle: true, write: false },
    sourcemap: options.sourcemap ? 'inline' : false,
    sourcesContent: false,
    stdin: { contents: text, sourcefile: name },
    plugins: [inMemory(homes)],
  });
  return { path, text: outputFiles[0]?.text ?? '' };
}
