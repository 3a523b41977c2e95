import { basename, join } from 'node:path';
import { build } from 'esbuild';

/**
 * @typedef {import('esbuild').Metafile['outputs']} Outputs
 * @typedef {{ path: string, text: string }} Written
 */

/**
 * Puts the chunks that a program always loads into its own file: an extension host takes longer to find and read two dozen
 * small files than to run them. What is loaded on demand takes them from there.
 * @param {import('esbuild').BuildOptions & { outdir: string }} options
 * @param {{ entry: string, outputs: Outputs, files: readonly Written[] }} split what esbuild made of one entry, in ECMAScript
 * modules; `entry`: its path among the outputs
 * @returns {Promise<{ outputs: Outputs, files: readonly Written[], homes: ReadonlyMap<string, string> }>} `homes`: what stands
 * for a chunk that is no file any more, in CommonJS, by its name
 */
export async function mergedEntry(options, { entry, outputs, files }) {
  const parts = alwaysLoaded(outputs, entry);
  const own = new Set([entry, ...parts].map((path) => basename(path)));
  const texts = new Map(files.map(({ path, text }) => [basename(path), text]));
  const exported = parts.map((path, index) => `export * as part${index} from "./${basename(path)}";`);
  const { minify = false, target = [], external = [], platform = 'node' } = options;
  const sourcemap = options.sourcemap ? 'inline' : false;
  const { metafile, outputFiles } = await build({
    ...{ minify, target, external, platform, sourcemap, sourcesContent: false },
    stdin: { contents: [`export * from "./${basename(entry)}";`, ...exported].join('\n'), sourcefile: 'merged.js' },
    outfile: join(options.outdir, basename(entry)),
    bundle: true,
    format: 'esm',
    metafile: true,
    write: false,
    plugins: [inMemory(texts, own)],
  });
  const [merged] = outputFiles;
  const [facts] = Object.values(metafile.outputs);
  if (merged === undefined || facts === undefined) throw new Error(`Nothing came of merging ${entry}.`);
  return {
    outputs: mergedOutputs(outputs, { entry, parts, bytes: facts.bytes }),
    files: [{ path: merged.path, text: merged.text }, ...files.filter(({ path }) => !own.has(basename(path)))],
    homes: new Map(parts.map((path, index) => [basename(path), `require("./${basename(entry)}").part${index}`])),
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
 * Reads the modules that belong together from memory, and leaves all others where they are.
 * @param {ReadonlyMap<string, string>} texts by their names
 * @param {ReadonlySet<string>} own
 * @returns {import('esbuild').Plugin}
 */
function inMemory(texts, own) {
  return {
    name: 'in-memory',
    setup(building) {
      building.onResolve({ filter: /^\.\// }, ({ path }) =>
        own.has(basename(path)) ? { path: basename(path), namespace: 'in-memory' } : { path, external: true },
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
