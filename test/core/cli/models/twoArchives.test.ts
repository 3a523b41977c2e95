import { cpSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { registerModel } from '../../../../src/actions/models/registerModel';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { temporaryFolder } from '../../temporaryFolder';
import { runTend } from '../runTend';

const why = ['--reason', 'put aside'] as const;

/** A clone that archived `churn@1` in a folder of its own. */
async function archivedIn(folder: string, retain: string) {
  const root = temporaryFolder({ 'model.pkl': '(lp0\nI1\na.' });
  const tend = (...args: readonly string[]) => runTend(root, ['models', ...args]);
  await tend('package', 'model.pkl', '--name', 'churn', '--out', 'one');
  await tend('register', 'one', ...why);
  rmSync(join(root, 'one'), { recursive: true });
  const { code } = await tend('archive', 'churn@1', '--to', folder, '--retain', retain, ...why);
  expect(code).toBe(0);
  return { root, tend };
}

it('an archive of two clones is found in either folder, kept for the longer time, and purged from both', async () => {
  const ours = await archivedIn('shelf', '1d');
  const theirs = await archivedIn('archive', '2d');
  for (const folder of ['tend', 'archive'])
    cpSync(join(theirs.root, folder), join(ours.root, folder), { recursive: true });
  const { tend, root } = ours;
  const shown = (await tend('show', 'churn@1')).out;
  expect(shown).toMatch(
    / {2}archived +in \w+\/churn\/1-\w{12} and \w+\/churn\/1-\w{12}, kept until 2026-11-27 18:00 UTC\n/,
  );
  for (const gone of ['shelf', 'archive']) {
    renameSync(join(root, gone), join(root, 'away'));
    expect((await tend('verify', 'churn@1')).code).toBe(0);
    renameSync(join(root, 'away'), join(root, gone));
  }
  expect((await tend('purge', 'churn@1', ...why)).notes).toEqual([
    'tend: churn@1 is to be kept until 2026-11-27; it can be purged after that.',
  ]);
});

it('a purge takes the bytes of a version from every folder that it was archived in', async () => {
  const ours = await archivedIn('shelf', '0d');
  const theirs = await archivedIn('archive', '0d');
  for (const folder of ['tend', 'archive'])
    cpSync(join(theirs.root, folder), join(ours.root, folder), { recursive: true });
  const { code } = await ours.tend('purge', 'churn@1', ...why);
  const left = ['shelf', 'archive'].flatMap((folder) =>
    readdirSync(join(ours.root, folder), { recursive: true, withFileTypes: true }).filter((it) => it.isFile()),
  );
  expect([code, left]).toEqual([0, []]);
});

/** Files of packages below a folder. */
function filesIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((it) => it.isFile()).map(({ name }) => name);
}

it('a purge names the archive of another clone that it does not reach, and there it is ended', async () => {
  const [shelfA, shelfB] = [join(temporaryFolder(), 'shelf-a'), join(temporaryFolder(), 'shelf-b')];
  const ours = await archivedIn(shelfA, '0d');
  const theirs = await archivedIn(shelfB, '0d');
  cpSync(join(theirs.root, 'tend'), join(ours.root, 'tend'), { recursive: true });
  const { code, out, notes } = await ours.tend('purge', 'churn@1', ...why);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(notes).toHaveLength(1);
  expect(notes[0]).toMatch(
    /The archive …\/shelf-b\/churn\/1-\w{12} was not reached from here: purge churn@1 once more where it is, or delete that folder\./,
  );
  expect([filesIn(shelfA), filesIn(shelfB).length > 3]).toEqual([[], true]);
  cpSync(join(ours.root, 'tend'), join(theirs.root, 'tend'), { recursive: true });
  expect(await theirs.tend('purge', 'churn@1', ...why)).toEqual({
    ...{ code: 0, notes: [] },
    out: 'churn@1 was purged before; what was left of it here is gone.\n',
  });
  expect(filesIn(shelfB)).toEqual([]);
});

it.each([
  ['of two names', 'shelf-a', 'shelf-b'],
  ['of one name on two disks', 'one/shelf', 'two/shelf'],
])('a purge takes the folders %s that one clone archived to, one after the other', async (_, first, second) => {
  const away = temporaryFolder();
  const { root, tend } = await archivedIn(join(away, first), '0d');
  expect((await tend('restore', 'churn@1', '--out', 'back', ...why)).code).toBe(0);
  expect((await tend('archive', 'churn@1', '--to', join(away, second), '--retain', '0d', ...why)).code).toBe(0);
  expect(filesIn(away).length).toBeGreaterThan(10);
  rmSync(join(root, 'back'), { recursive: true });
  expect([(await tend('purge', 'churn@1', ...why)).code, filesIn(away)]).toEqual([0, []]);
});

it('a clock that went back does not shorten how long an archive is kept', async () => {
  const root = temporaryFolder({ 'model.pkl': '(lp0\nI1\na.' });
  const tend = (...args: readonly string[]) => runTend(root, ['models', ...args]);
  await tend('package', 'model.pkl', '--name', 'churn', '--out', 'one');
  const ahead = { now: () => new Date('2026-12-24T12:00:00Z') };
  await registerModel(openedRegistry(root, ahead), { package: join(root, 'one'), reason: 'first' });
  const { out } = await tend('archive', 'churn@1', '--retain', '7d', ...why);
  expect(out).toContain('to be kept until 2026-12-31');
});
