/** @type {Readonly<Record<string, string>>} */
const arrays = {
  '@stdlib/array-float64': 'Float64Array',
  '@stdlib/array-uint8': 'Uint8Array',
  '@stdlib/array-uint16': 'Uint16Array',
  '@stdlib/array-uint32': 'Uint32Array',
};

/**
 * For esbuild: typed arrays of @stdlib's helpers are those of the language, which every place where Tend runs has. To find out
 * whether it does takes more code than a distribution.
 * @type {import('esbuild').Plugin}
 */
export const plainArrays = {
  name: 'plain-arrays',
  setup(build) {
    const namespace = 'plain-arrays';
    build.onResolve({ filter: /^@stdlib\/array-(float64|uint8|uint16|uint32)$/ }, ({ path }) => ({
      ...{ path, namespace, sideEffects: false },
    }));
    build.onLoad({ filter: /./, namespace }, ({ path }) => ({ contents: `module.exports = ${arrays[path] ?? ''};` }));
  },
};
