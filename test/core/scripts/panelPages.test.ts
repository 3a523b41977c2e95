import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { buildPages } from '../../../scripts/build/panelPages.mjs';
import { temporaryFolder } from '../temporaryFolder';

const sources = {
  'count.js': 'let counted = 0; export const count = () => ++counted; export const last = () => counted;',
  'shared.js': 'import { count } from "./count.js"; export const name = () => `call ${count()}`;',
  'late.js':
    'import { count, last } from "./count.js"; import { name } from "./shared.js"; export const late = () => [count(), name(), last()];',
  'later.js':
    'import { name } from "./shared.js"; import { last } from "./count.js"; export const later = () => [name(), last()];',
  'main.js': `import { name } from "./shared.js"; import { last } from "./count.js";
    globalThis.begun = [name(), last()];
    globalThis.load = async () => [(await import("./late.js")).late(), (await import("./later.js")).later(), last()];`,
};

it('a page begins with one file, of which what it loads on demand takes the very same modules', async () => {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(sources)) writeFileSync(join(folder, name), text);
  const options = { absWorkingDir: folder, outdir: join(folder, 'out'), minify: true };
  const { metafile, outputFiles } = await buildPages(options, { page: 'main.js', other: 'main.js' });
  mkdirSync(options.outdir);
  for (const { path, contents } of outputFiles) writeFileSync(path, contents);
  writeFileSync(join(options.outdir, 'package.json'), '{"type":"module"}');

  const page = Object.entries(metafile.outputs).find(([path]) => basename(path) === 'page.js')?.[1];
  expect(page?.imports.filter(({ kind }) => kind === 'import-statement')).toEqual([]);
  await import(/* @vite-ignore */ pathToFileURL(join(options.outdir, 'page.js')).href);
  const { begun, load } = globalThis as unknown as { begun: unknown; load: () => Promise<unknown> };
  expect(begun).toEqual(['call 1', 1]);
  expect(await load()).toEqual([[2, 'call 3', 3], ['call 4', 4], 4]);
  const chunks = outputFiles.map(({ path }) => basename(path).replace(/-\w+/, ''));
  expect(chunks.toSorted()).toEqual(['other.js', 'other.js', 'other.js', 'page.js', 'page.js', 'page.js']);
});
