/** @type {Readonly<Record<string, string>>} */
const plain = {
  '@stdlib/string-format': '(text) => text',
  debug: '() => () => {}',
};

/**
 * For esbuild: errors of @stdlib's helpers are told as they are written, without their values put in, and their steps are not
 * traced. The errors tell of arguments that no caller of a distribution can pass, and both libraries are larger than a
 * distribution.
 * @type {import('esbuild').Plugin}
 */
export const plainErrors = {
  name: 'plain-errors',
  setup(build) {
    const namespace = 'plain-errors';
    build.onResolve({ filter: /^(@stdlib\/string-format|debug)$/ }, ({ path, importer }) =>
      importer.includes('@stdlib') ? { path, namespace, sideEffects: false } : null,
    );
    build.onLoad({ filter: /./, namespace }, ({ path }) => ({ contents: `module.exports = ${plain[path] ?? ''};` }));
  },
};
