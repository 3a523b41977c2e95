import { appendFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../temporaryFolder';
import { runTend } from '../runTend';
import { mlruns } from './mlruns';

const old = 'a'.repeat(32);
const ends = new Date('2025-01-01');

/** A run that ended long before two hundred others, and a value that was logged into it after all were read. */
async function writtenLater(): Promise<string> {
  const metrics = { acc: ['0.5'] };
  const others = Array.from({ length: 200 }, (_, number) => ({ id: `${number}`.padStart(32, '0'), name: 'other' }));
  const root = temporaryFolder(mlruns([{ id: old, name: 'old', params: { of: 'old' }, metrics }, ...others]));
  const folder = join(root, 'mlruns/1', old);
  for (const name of ['meta.yaml', 'metrics', 'params']) utimesSync(join(folder, name), ends, ends);
  await runTend(root, ['runs', 'import']);
  appendFileSync(join(folder, 'metrics/acc'), '1764000000000 0.95 7\n');
  return root;
}

it('is shown of a run that is named, however long ago it ended', async () => {
  const root = await writtenLater();
  expect((await runTend(root, ['runs', 'list', '--filter', "of = 'old'"])).out).toContain('0.5000');
  expect((await runTend(root, ['runs', 'show', 'old', '--metric', 'acc'])).out).toMatch(/ 7 .* 0\.95$/m);
});

it('is compared, where an id or a filter names the run', async () => {
  const root = await writtenLater();
  const { out } = await runTend(root, ['runs', 'compare', "params.of = 'old'", '0'.repeat(32)]);
  expect(out).toContain('0.95');
});
