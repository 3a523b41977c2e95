import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { recordEvents } from '../../../../src/actions/models/recordEvents';
import { settleVersion } from '../../../../src/actions/models/settleVersion';
import { promotion } from '../../models/registry/happenings';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { temporaryFolder } from '../../temporaryFolder';
import { runTend } from '../runTend';

// Where the tests run says nothing of who acts in them.
vi.stubEnv('CI', '');

/** A clone that took in what another one registered under the same number. */
async function mergedClones() {
  const clones = await Promise.all(
    ['ana', 'bo'].map(async (name) => {
      const root = temporaryFolder({ 'model.pkl': `(lp0\nI${name.length}\na.`, 'rows.csv': 'a\n1\n' });
      const tend = (...args: readonly string[]) => runTend(root, ['models', ...args]);
      const made = await tend('package', 'model.pkl', '--name', 'churn', '--out', name, '--format', 'json');
      await tend('register', name, '--reason', 'first');
      return { root, tend, digest: (JSON.parse(made.out) as { digest: string }).digest };
    }),
  );
  const [ours, theirs] = clones;
  if (!ours || !theirs) throw new Error('There should be two clones.');
  for (const name of ['tend', 'bo']) cpSync(join(theirs.root, name), join(ours.root, name), { recursive: true });
  return { ...ours, digests: [ours.digest, theirs.digest] };
}

const short = (digest: string) => `churn@${digest.slice(0, 19)}`;
const reason = ['--reason', 'because'];

it.each([
  ['show', []],
  ['verify', []],
  ['promote', ['--to', 'production', ...reason]],
  ['approve', ['--to', 'production', ...reason]],
  ['restore', ['--out', 'back']],
  ['unpack', ['--out', 'back']],
  ['drill', ['--python', 'python3']],
  ['run', ['--input', 'rows.csv', '--python', 'python3']],
  ['deprecate', reason],
  ['archive', reason],
  ['purge', reason],
])('tend models %s names the packages that have one number', async (command, args) => {
  const { tend, digests } = await mergedClones();
  const { code, notes } = await tend(command, 'churn@1', ...args);
  expect(code).toBe(1);
  const [first = '', second = ''] = digests.toSorted().map(short);
  expect(notes).toEqual([
    `tend: 2 packages are churn@1: ${first} and ${second}. Settle which one keeps the number. Until then name one so; tend models settle churn@1 --keep DIGEST settles it.`,
  ]);
});

it('a package with a number that is not its own alone is taken by its digest, wherever a version is named', async () => {
  const { root, tend, digests } = await mergedClones();
  const [ours = '', theirs = ''] = digests;
  for (const digest of digests) {
    const shown = await tend('show', short(digest), '--format', 'json');
    expect(JSON.parse(shown.out)).toMatchObject({ models: [{ versions: [{ version: 'churn@1', digest }] }] });
    const verified = await tend('verify', short(digest), '--format', 'json');
    expect({ code: verified.code, ...(JSON.parse(verified.out) as object) }).toMatchObject({
      code: 0,
      ok: true,
      digest,
    });
  }
  expect(await tend('promote', short(theirs), '--to', 'staging', ...reason)).toMatchObject({ code: 0 });
  expect((await tend('show', 'churn#staging', '--format', 'json')).out).toContain(theirs);
  expect(await tend('restore', short(theirs), '--out', 'back')).toMatchObject({ code: 0 });
  expect(await tend('deprecate', short(ours), ...reason)).toMatchObject({ code: 0 });
  expect(await tend('archive', short(ours), ...reason)).toMatchObject({ code: 0 });
  expect(await tend('restore', ours.replace('sha256', 'churn@sha256'), '--out', 'again')).toMatchObject({ code: 0 });
  writeFileSync(join(root, 'in.csv'), 'a\n1\n');
  expect(await tend('drill', short(theirs), '--python', join(root, 'none'))).toMatchObject({
    code: 1,
    notes: [expect.stringContaining('golden pairs')],
  });
  expect(await tend('run', short(theirs), '--input', 'in.csv', '--python', join(root, 'none'))).toMatchObject({
    code: 2,
    notes: [expect.stringMatching(/^Running: /), expect.stringContaining('there is no such program')],
  });
});

it('says that no digest begins so', async () => {
  const { tend } = await mergedClones();
  expect(await tend('show', 'churn@sha256:000000000000')).toMatchObject({
    code: 2,
    notes: ['tend: No version of churn has a digest that begins with sha256:000000000000.'],
  });
});

it('a parent is the package that was named, whatever number it has after a conflict is settled', async () => {
  const { root, tend, digests } = await mergedClones();
  const [ours = '', theirs = ''] = digests;
  writeFileSync(join(root, 'child.pkl'), '(lp0\nI9\na.');
  await tend('package', 'child.pkl', '--name', 'churn', '--out', 'child');
  await tend('register', 'child', '--parent', short(theirs), ...reason);
  await tend('settle', 'churn@1', '--keep', ours, ...reason);
  const { out } = await tend('show', 'churn', '--format', 'json');
  const { models } = JSON.parse(out) as {
    models: { versions: { version: string; digest: string; parent: string }[] }[];
  };
  const versions = models.flatMap((model) => model.versions);
  const renumbered = versions.find(({ digest }) => digest === theirs)?.version;
  expect(renumbered).toBe('churn@3');
  expect(versions.find(({ version }) => version === 'churn@2')?.parent).toBe(renumbered);
});

it('is not settled before somebody says which package keeps the number', async () => {
  const { tend, digests } = await mergedClones();
  const { code, notes } = await tend('settle', 'churn@1', ...reason);
  const said = notes.join().replaceAll(/\(\S+, [-\d]+ [:\d]+ UTC\)/g, '(WHO, WHEN)');
  const choice = digests.map((digest) => `${digest.slice(0, 19)} (WHO, WHEN)`);
  expect([code, [choice, choice.toReversed()].map((them) => them.join(', ')).some((it) => said.includes(it))]).toEqual([
    2,
    true,
  ]);
  expect(said).toContain('--keep names it by the start of its digest.');
  expect((await tend('show', 'churn@1')).code).toBe(1);
});

it('what got another number when one was settled says so', async () => {
  const { tend, digests } = await mergedClones();
  const [ours = '', theirs = ''] = digests;
  await tend('settle', 'churn@1', '--keep', ours, ...reason);
  const sentence = new RegExp(
    `^What was churn@1 \\(${theirs.slice(0, 19)}\\) is churn@2 since [-\\d]+ [:\\d]+ UTC, when \\S+ settled the number\\.$`,
    'm',
  );
  for (const name of ['churn', 'churn@2']) expect((await tend('show', name)).out).toMatch(sentence);
  expect((await tend('show', 'churn@1')).out).not.toContain('What was churn@1');
});

it('what two clones settled in two ways is told, with which counts', async () => {
  const { root, tend, digest: ours, digests } = await mergedClones();
  const theirs = digests.find((it) => it !== ours) ?? '';
  const other = temporaryFolder({ 'rows.csv': 'a\n1\n' });
  cpSync(join(root, 'tend'), join(other, 'tend'), { recursive: true });
  await runTend(other, ['models', 'settle', 'churn@1', '--keep', theirs, ...reason]);
  await tend('settle', 'churn@1', '--keep', ours, ...reason);
  expect((await tend('list')).notes).toEqual([]);
  cpSync(join(other, 'tend'), join(root, 'tend'), { recursive: true });
  const { notes } = await tend('list');
  expect(notes).toEqual([
    expect.stringMatching(
      /^churn@1 was settled twice: .+ kept sha256:\w+ on .+, .+ kept sha256:\w+ on .+ is churn@2 now/,
    ),
  ]);
  const decided = openedRegistry(root);
  recordEvents(decided, () => [
    { ...promotion('churn', 1), digest: theirs },
    { ...promotion('churn', 2), digest: ours },
  ]);
  expect((await tend('list')).notes).toEqual(notes);
  expect((await tend('settle', 'churn@1', '--keep', ours, ...reason)).code).toBe(2);
  const kept = notes[0]?.match(/tend models settle churn@1 --keep (\S+) then ends this/)?.[1] ?? '';
  const again = () => tend('settle', 'churn@1', '--keep', kept, ...reason);
  expect(await again()).toMatchObject({ code: 0, out: `churn@1 is ${kept}.\n` });
  cpSync(join(root, 'tend'), join(other, 'tend'), { recursive: true });
  for (const clone of [root, other]) {
    const { out, notes: none } = await runTend(clone, ['models', 'list']);
    expect(none).toEqual([]);
    expect(out).toContain('churn@2');
  }
  expect((await again()).notes).toEqual(['tend: One package is churn@1; there is nothing to settle.']);
});

it('what one clone decided before it knew of the other one leaves the contradiction told', async () => {
  const { root, tend, digest: ours, digests } = await mergedClones();
  const theirs = digests.find((it) => it !== ours) ?? '';
  const other = temporaryFolder();
  cpSync(join(root, 'tend'), join(other, 'tend'), { recursive: true });
  for (const clone of [root, other]) await runTend(clone, ['models', 'list']);
  const at = (clone: string, hour: number) =>
    openedRegistry(clone, { now: () => new Date(Date.UTC(2099, 10, 25, hour)) });
  settleVersion(at(root, 10), { version: 'churn@1', keep: ours, reason: 'A' });
  settleVersion(at(other, 11), { version: 'churn@1', keep: theirs, reason: 'B' });
  recordEvents(at(root, 12), () => [{ ...promotion('churn', 1), digest: ours }]);
  cpSync(join(other, 'tend'), join(root, 'tend'), { recursive: true });
  expect((await tend('list')).notes).toEqual([expect.stringContaining('churn@1 was settled twice')]);
});
