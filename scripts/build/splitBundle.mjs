import { basename, join } from 'node:path';
import { build, transform } from 'esbuild';
import { mergedEntry } from './mergedEntry.mjs';

/** Whether a file is a chunk of the extension, by its name. @param {string} name */
export const isChunk = (name) => /-[A-Z0-9]{8}\.js$/.test(name);

/** What every file in CommonJS needs to look like a module: once, beside all of them. */
const interop = 'interop.js';

/**
 * Builds bundles and the chunks that they load on demand, beside each other and in CommonJS, so that a window that opens
 * compiles only what it runs at once, in one file where there is only one bundle. esbuild splits nothing but ECMAScript
 * modules: its files are turned into CommonJS.
 * @param {import('esbuild').BuildOptions & { outdir: string }} options
 * @returns {Promise<{ metafile: import('esbuild').Metafile, outputFiles: { path: string, contents: Uint8Array }[] }>}
 */
export async function splitBundle(options) {
  const { metafile, outputFiles } = await build({
    ...options,
    format: 'esm',
    splitting: true,
    // A name stands in every file that loads it.
    chunkNames: options.minify ? 'c-[hash]' : '[name]-[hash]',
    sourcemap: options.sourcemap ? 'inline' : false,
    metafile: true,
    write: false,
  });
  const split = { outputs: metafile.outputs, files: outputFiles, homes: new Map() };
  const [entry, ...more] = Object.entries(metafile.outputs).flatMap(([path, it]) => {
    return it.entryPoint && !isChunk(path) ? [path] : [];
  });
  const isAlone = entry !== undefined && more.length === 0;
  const { outputs, files, homes } = isAlone ? await withParts(options, { entry, ...split }) : split;
  const helpers = options.minify ? await esbuildHelpers() : null;
  const converted = files.map(async ({ path, text }) => {
    const code = await commonJs(withPlainVscode(text), options, helpers);
    return { path, contents: encode(atHome(code, homes)) };
  });
  const made = { ...metafile, outputs };
  if (!helpers) return { metafile: made, outputFiles: await Promise.all(converted) };
  const shared = { path: join(options.outdir, interop), contents: encode(await interopFile(helpers, options)) };
  return { metafile: made, outputFiles: [...(await Promise.all(converted)), shared] };
}

/**
 * @param {import('esbuild').BuildOptions & { outdir: string }} options
 * @param {{ entry: string, outputs: import('./mergedEntry.mjs').Outputs, files: readonly import('./mergedEntry.mjs').Written[] }} split
 */
async function withParts(options, split) {
  const own = `./${basename(split.entry)}`;
  const { outputs, files, parts } = await mergedEntry(options, {
    ...split,
    exported: (chunk, index) => `export * as part${index} from "./${basename(chunk)}";`,
  });
  const homes = new Map(parts.map((path, index) => [basename(path), `require("${own}").part${index}`]));
  return { outputs, files, homes };
}

/** How a file of esbuild in CommonJS says what it exports: by getters of getters, in three statements. */
const exportsOfEsbuild = /^var (\w+) = \{\};\n__export\(\1, (\{.*?\n\})\);\nmodule\.exports = __toCommonJS\(\1\);$/ms;

/** What says the same in one; hundreds of files do. */
const exporter = 'out';

/** How a chunk is loaded on demand, as a copy with a default export that none has. */
const loadOfEsbuild = /Promise\.resolve\(\)\.then\(\(\) => __toESM\(require\(("\.\/c-\w+\.js")\)\)\)/g;
const loader = '__later';

/** How what is imported is called, so that `this` is nothing in it: no function that is called by its name alone asks for it. */
const callOfEsbuild = /\(0, (import_\w+\.\w+)\)\(/g;

/** @param {string} text */
const encode = (text) => new TextEncoder().encode(text);

/** @param {import('esbuild').BuildOptions} options */
const plainly = ({ target }) =>
  /** @type {const} */ ({
    format: 'cjs',
    platform: 'node',
    supported: { 'dynamic-import': false },
    ...(target === undefined ? {} : { target }),
  });

/**
 * @param {string} text
 * @param {import('esbuild').BuildOptions} options
 * @param {ReadonlyMap<string, string> | null} helpers what is taken out of it and found in `interop`; null: nothing is
 */
async function commonJs(text, options, helpers) {
  const sourcemap = options.sourcemap ? 'inline' : false;
  const { code } = await transform(text, { ...plainly(options), sourcemap });
  if (!helpers) return code;
  const [, shebang = '', body = code] = /^(#![^\n]*\n)?(.*)$/s.exec(code) ?? [];
  const own = body
    .slice(helpersOf(body).join('').length)
    .replace(exportsOfEsbuild, `require("./${interop}").${exporter}(module, $2);`)
    .replace(loadOfEsbuild, `${loader}(() => require($1))`)
    .replace(callOfEsbuild, '$1(');
  const used = [...helpers.keys(), loader].filter((name) => own.includes(name));
  const loaded = used.length === 0 ? '' : `const { ${used.join(', ')} } = require("./${interop}");\n`;
  const minified = (await transform(shebang + loaded + own, { ...plainly(options), minify: true })).code;
  return minified.replace(requiredChunk, 'require("$1")');
}

/**
 * Takes what is no file of its own from where it is now.
 * @param {string} code
 * @param {ReadonlyMap<string, string>} homes
 */
function atHome(code, homes) {
  return code.replace(/require\("\.\/([\w-]+?)(?:\.js)?"\)/g, (whole, name) => homes.get(`${name}.js`) ?? whole);
}

/** Node finds the file without its ending, which stands thousands of times. */
const requiredChunk = /require\("(\.\/(?:c-\w+|interop))\.js"\)/g;

/**
 * @param {ReadonlyMap<string, string>} helpers
 * @param {import('esbuild').BuildOptions} options
 */
async function interopFile(helpers, options) {
  const exporting = `const ${exporter} = (module, all) => __export(module.exports = __toCommonJS({}), all);`;
  const loading = `const ${loader} = (load) => Promise.resolve().then(load);`;
  const names = [...helpers.keys(), exporter, loader].join(', ');
  const text = `${[...helpers.values()].join('')}${exporting}${loading}module.exports = { ${names} };`;
  return (await transform(text, { ...plainly(options), minify: true })).code;
}

/** The definitions that esbuild puts on top of each file that it turns into CommonJS, by their names. */
async function esbuildHelpers() {
  const all = 'import * as a from "a"; import b from "b"; export const c = () => [a, b, import("c")];';
  const { code } = await transform(all, plainly({ target: 'node22' }));
  return new Map(helpersOf(code).map((text) => /** @type {const} */ ([/^var (\w+)/.exec(text)?.[1] ?? '', text])));
}

/**
 * The same as they stand in a file, one statement each. Their own names are reserved; those inside of them differ.
 * @param {string} code
 */
function helpersOf(code) {
  const statements = code.split(/^(?=[^\s})])/m);
  const others = statements.findIndex((text) => !text.startsWith('var __'));
  return statements.slice(0, others < 0 ? statements.length : others);
}

/** Each import of the API would become an object of its own into which all of its 400 names are copied. @param {string} text */
function withPlainVscode(text) {
  return text.replaceAll(/import ?\* ?as ([\w$]+) from ?"vscode";/g, 'const $1 = require("vscode");');
}
