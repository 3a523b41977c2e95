import { basename } from 'node:path';

/**
 * For esbuild: fills `panelChunks` with what the panels were split into.
 * @param {import('esbuild').Metafile} panels of their build
 * @returns {import('esbuild').Plugin}
 */
export const withPanelChunks = (panels) => ({
  name: 'panel-chunks',
  setup(build) {
    const contents = `export const panelChunks = ${JSON.stringify(chunksOf(panels))};`;
    build.onLoad({ filter: /[\\/]panels[\\/]panelChunks\.ts$/ }, () => ({ contents }));
  },
});

/**
 * The chunks that each entry imports at once, and those that they import, by the name of the entry.
 * @param {import('esbuild').Metafile} metafile
 */
function chunksOf({ outputs }) {
  /** @param {string} path @returns {string[]} */
  const imported = (path) =>
    (outputs[path]?.imports ?? []).filter(({ kind }) => kind === 'import-statement').map((it) => it.path);
  const entries = Object.entries(outputs).filter(([path, { entryPoint }]) => entryPoint && path.endsWith('.js'));
  return Object.fromEntries(
    entries.map(([entry]) => {
      const chunks = new Set(imported(entry));
      for (const chunk of chunks) for (const next of imported(chunk)) chunks.add(next);
      return [basename(entry, '.js'), [...chunks].map((path) => basename(path))];
    }),
  );
}
