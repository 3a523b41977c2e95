import { basename, join } from 'node:path';
import { build } from 'esbuild';

/**
 * @typedef {import('esbuild').Metafile['outputs']} Outputs
 * @typedef {{ path: string, text: string }} Written
 */

/**
 * Puts the chunks that a program always loads into its own file: an extension host and a webview take longer to find and
 * read two dozen small files than to run them. What is loaded on demand takes them from there.
 * @param {import('esbuild').BuildOptions & { outdir: string }} options
 * @param {object} split what esbuild made of one entry, in ECMAScript modules
 * @param {string} split.entry its path among the outputs
 * @param {Outputs} split.outputs
 * @param {readonly Written[]} split.files
 * @param {(chunk: string, index: number) => string} split.exported how the file exports what a chunk does, as a statement
 * @returns {Promise<{ outputs: Outputs, files: readonly Written[], parts: readonly string[] }>} `parts`: the paths of the
 * chunks that are no files any more
 */
export async function mergedEntry(options, { entry, outputs, files, exported }) {
  const parts = alwaysLoaded(outputs, entry);
  const own = new Set([entry, ...parts].map((path) => basename(path)));
  const texts = new Map(files.map(({ path, text }) => [basename(path), text]));
  const statements = [`export * from "./${basename(entry)}";`, ...parts.map(exported)];
  const { minify = false, target = [], external = [], platform = 'node' } = options;
  const sourcemap = options.sourcemap ? 'inline' : false;
  const { metafile, outputFiles } = await build({
    ...{ minify, target, external, platform, sourcemap, sourcesContent: false },
    stdin: { contents: statements.join('\n'), sourcefile: 'merged.js' },
    outfile: join(options.outdir, basename(entry)),
    bundle: true,
    format: 'esm',
    metafile: true,
    write: false,
    plugins: [inMemory(new Map([...texts].filter(([name]) => own.has(name))))],
  });
  const [merged] = outputFiles;
  const [facts] = Object.values(metafile.outputs);
  if (merged === undefined || facts === undefined) throw new Error(`Nothing came of merging ${entry}.`);
  return {
    outputs: mergedOutputs(outputs, { entry, parts, bytes: facts.bytes }),
    files: [{ path: merged.path, text: merged.text }, ...files.filter(({ path }) => !own.has(basename(path)))],
    parts,
  };
}

/**
 * The chunks that a program loads before it does anything, without itself.
 * @param {Outputs} outputs
 * @param {string} entry
 */
function alwaysLoaded(outputs, entry) {
  const found = new Set([entry]);
  for (const path of found) {
    for (const { path: other, kind, external } of outputs[path]?.imports ?? [])
      if (kind === 'import-statement' && !external) found.add(other);
  }
  found.delete(entry);
  return [...found];
}

/**
 * Reads modules from memory, and leaves all others where they are.
 * @param {ReadonlyMap<string, string>} texts by their names
 * @returns {import('esbuild').Plugin}
 */
export function inMemory(texts) {
  return {
    name: 'in-memory',
    setup(building) {
      building.onResolve({ filter: /^\.\// }, ({ path }) =>
        texts.has(basename(path)) ? { path: basename(path), namespace: 'in-memory' } : { path, external: true },
      );
      building.onLoad({ filter: /./, namespace: 'in-memory' }, ({ path }) => ({
        contents: texts.get(path) ?? '',
        loader: 'js',
      }));
    },
  };
}

/**
 * What a build reports of its files, as they are after the merge.
 * @param {Outputs} outputs
 * @param {{ entry: string, parts: readonly string[], bytes: number }} merge
 * @returns {Outputs}
 */
function mergedOutputs(outputs, { entry, parts, bytes }) {
  const gone = new Set(parts);
  const kept = Object.entries(outputs).filter(([path]) => !gone.has(path));
  const all = [entry, ...parts].flatMap((path) => outputs[path] ?? []);
  return Object.fromEntries(
    kept.map(([path, output]) => {
      if (path !== entry) {
        const imports = output.imports.map((it) => (gone.has(it.path) ? { ...it, path: entry } : it));
        return [path, { ...output, imports }];
      }
      const inputs = Object.assign({}, ...all.map((it) => it.inputs));
      const imports = all.flatMap((it) => it.imports).filter((it) => it.path !== entry && !gone.has(it.path));
      return [path, { ...output, bytes, inputs, imports }];
    }),
  );
}
