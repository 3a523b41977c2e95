import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { withoutSqliteExtras } from '../../../scripts/build/withoutSqliteExtras.mjs';

it('finds in the driver every method that the bundles leave out', async () => {
  const { metafile } = await build({
    stdin: { contents: "require('better-sqlite3');", resolveDir: import.meta.dirname },
    ...{ bundle: true, platform: 'node', write: false, metafile: true, external: ['*.node'] },
    plugins: [withoutSqliteExtras],
  });
  const inputs = Object.keys(metafile.inputs).filter((path) => /[\\/]methods[\\/]/.test(path));
  expect(inputs.filter((path) => path.startsWith('sqlite-extras:')).sort()).toEqual(
    ['aggregate', 'backup', 'function', 'serialize', 'table'].map((method) => `sqlite-extras:./methods/${method}`),
  );
  expect(inputs.some((path) => /methods[\\/]pragma\.js$/.test(path))).toBe(true);
});
