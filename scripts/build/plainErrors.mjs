/**
 * For esbuild: errors of @stdlib's helpers are told as they are written, without their values put in. They tell of
 * arguments that no caller of a distribution can pass, and their formatter is larger than a distribution.
 * @type {import('esbuild').Plugin}
 */
export const plainErrors = {
  name: 'plain-errors',
  setup(build) {
    const namespace = 'plain-errors';
    build.onResolve({ filter: /^@stdlib\/string-format$/ }, ({ path }) => ({ path, namespace, sideEffects: false }));
    build.onLoad({ filter: /./, namespace }, () => ({ contents: 'module.exports = (text) => text;' }));
  },
};
