import { build, transform } from 'esbuild';

/** Whether a file is a chunk of the extension, by its name. @param {string} name */
export const isChunk = (name) => /-[A-Z0-9]{8}\.js$/.test(name);

/**
 * Builds bundles and the chunks that they load on demand, beside each other and in CommonJS, so that a window that opens
 * compiles only what it runs at once. esbuild splits nothing but ECMAScript modules: its files are turned into CommonJS.
 * @param {import('esbuild').BuildOptions & { outdir: string }} options
 * @returns {Promise<{ metafile: import('esbuild').Metafile, outputFiles: { path: string, contents: Uint8Array }[] }>}
 */
export async function splitBundle(options) {
  const { metafile, outputFiles } = await build({
    ...options,
    format: 'esm',
    splitting: true,
    chunkNames: '[name]-[hash]',
    sourcemap: options.sourcemap ? 'inline' : false,
    metafile: true,
    write: false,
  });
  const converted = outputFiles.map(async ({ path, text }) => ({ path, contents: await commonJs(text, options) }));
  return { metafile, outputFiles: await Promise.all(converted) };
}

/**
 * @param {string} text
 * @param {import('esbuild').BuildOptions} options
 */
async function commonJs(text, { minify, target, sourcemap }) {
  const { code } = await transform(withPlainVscode(text), {
    format: 'cjs',
    platform: 'node',
    supported: { 'dynamic-import': false },
    sourcemap: sourcemap ? 'inline' : false,
    ...(minify === undefined ? {} : { minify }),
    ...(target === undefined ? {} : { target }),
  });
  return new TextEncoder().encode(code);
}

/** Each import of the API would become an object of its own into which all of its 400 names are copied. @param {string} text */
function withPlainVscode(text) {
  return text.replaceAll(/import ?\* ?as ([\w$]+) from ?"vscode";/g, 'const $1 = require("vscode");');
}
