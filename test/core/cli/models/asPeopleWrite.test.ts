import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runTend } from '../runTend';
import { PromotionProject } from './promotionProject';

const json = ['--format', 'json'];
const why = ['--reason', 'because'];

it.each(['2026-11-26 15:34:50', '2026-11-26 15:34:50 UTC', '2026-11-26 15:34 UTC', '2026-11-26T15:34Z'])(
  'the moment %s is taken as Tend prints times',
  async (at) => {
    const project = new PromotionProject(null);
    await project.register();
    const { code, out } = await project.run('live', 'churn', '--at', at);
    expect({ code, out: out.split('\n')[0] }).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^2026-11-26 15:34(:50\.000Z|:00\.000Z| UTC)? is still to come/) as string,
    });
  },
);

it('a moment that is no date stays one', async () => {
  const project = new PromotionProject(null);
  await project.register();
  for (const at of ['2026-11-26 noon', '2026-11-26 15:34 CET'])
    expect(await project.run('live', 'churn', '--at', at)).toMatchObject({ code: 2, out: '' });
});

it('a licence is written as SPDX does, whatever its capitals', async () => {
  const project = new PromotionProject(null);
  const packaged = async (licence: string, out: string) => {
    const args = ['package', 'model.safetensors', '--name', 'churn', '--licence', licence, '--out', out, ...json];
    const { warnings } = JSON.parse((await project.run(...args)).out) as { readonly warnings: readonly string[] };
    await project.run('register', out, '--name', out, ...why);
    const { out: shown } = await project.run('show', `${out}@1`);
    return [/ licence +(.*)\n/.exec(shown)?.[1], warnings.some((it) => it.includes('licence of SPDX'))];
  };
  expect(await packaged('mit', 'one')).toEqual(['MIT', false]);
  expect(await packaged('apache-2.0', 'two')).toEqual(['Apache-2.0', false]);
  expect(await packaged('Apache 2', 'three')).toEqual(['Apache 2', true]);
});

it.each(['--card', '--requirements'])('a private key is never taken for a file of %s', async (option) => {
  const key = '-----BEGIN EC PRIVATE KEY-----\nMHcCAQ\n-----END EC PRIVATE KEY-----\n';
  const project = new PromotionProject(null, { 'key.pem': key });
  const args = ['package', 'model.safetensors', '--name', 'churn', '--out', 'one', option];
  const { code, notes } = await project.run(...args, 'key.pem');
  expect({ code, notes }).toEqual({ code: 2, notes: ['tend: key.pem holds a private key; nothing was packaged.'] });
  const gone = await project.run(...args, 'gone.txt');
  expect(gone).toMatchObject({ code: 2, notes: [expect.stringContaining('gone.txt')] });
});

it('a stage that is written short is asked back', async () => {
  const project = new PromotionProject(null);
  await project.register();
  expect(await project.run('live', 'churn', '--stage', 'prod')).toMatchObject({
    code: 2,
    notes: ['tend: No version of churn ever was in "prod"; did you mean "production"?'],
  });
});

it('a name that no model can have is refused in one sentence', async () => {
  const project = new PromotionProject(null);
  await project.run('package', 'model.safetensors', '--name', 'churn', '--out', 'one');
  expect(await project.run('register', 'one', '--name', 'My Model', ...why)).toEqual({
    code: 2,
    out: '',
    notes: ['tend: A model is named by up to 100 letters from a to z without accents, digits, ".", "_" and "-".'],
  });
});

describe('a file where a folder has to be is said in one sentence by', () => {
  it.each([
    ['package', ['package', 'model.safetensors', '--name', 'churn', '--out']],
    ['unpack', ['unpack', 'churn@1', '--out']],
    ['restore', ['restore', 'churn@1', ...why, '--out']],
    ['archive', ['archive', 'churn@1', ...why, '--to']],
  ])('%s', async (_, args) => {
    const project = new PromotionProject(null, { file: 'x' });
    await project.register();
    for (const place of ['file', join('file', 'below')]) {
      const { code, out, notes } = await project.run(...args, place);
      expect({ code, out, count: notes.length }).toEqual({ code: 2, out: '', count: 1 });
      expect(notes[0]).toMatch(/^tend: [^:]+: a file is where a folder has to be\.$/);
    }
  });
});

it('what was said of a deprecated version holds until it is said anew', async () => {
  const project = new PromotionProject(null);
  await project.register();
  await project.register();
  await project.run('deprecate', 'churn@1', '--replacement', 'churn@2', '--until', '2026-12-31', ...why);
  const { notes } = await project.run('deprecate', 'churn@1', '--until', '2027-01-31', '--reason', 'longer');
  expect(notes).toEqual(['What was said of churn@1 before still holds: churn@2 takes its place.']);
  await project.run('deprecate', 'churn@1', '--reason', 'once more');
  expect((await project.run('show', 'churn@1')).out).toMatch(
    / deprecated +.*“once more”; may be used until 2027-01-31 23:59 UTC; churn@2 takes its place\n/,
  );
  await project.run('deprecate', 'churn@1', '--no-until', '--no-replacement', '--reason', 'nothing is planned');
  expect((await project.run('show', 'churn@1')).out).toMatch(/ deprecated +.*“nothing is planned”\n/);
  for (const lift of ['--hold', '--release-hold']) await project.run('archive', 'churn@1', lift, ...why);
  const { out } = await runTend(project.root, ['audit', 'log', '--limit', '4', '--format', 'json']);
  const { records } = JSON.parse(out) as { records: { action: string; before: string; after: string }[] };
  const told = records.filter(({ action }) => action !== 'model.archived');
  expect(told.map(({ action, before, after }) => `${action}: ${before} → ${after}`)).toEqual([
    'model.hold-lifted: held → not held',
    'model.held: not held → held',
    'model.deprecated: deprecated until 2027-01-31 → deprecated, with no end',
  ]);
});

it('an archived version is not said to be in another folder to which nothing was copied', async () => {
  const project = new PromotionProject(null);
  await project.register();
  await project.run('archive', 'churn@1', '--to', 'shelf', ...why);
  for (const more of [['--retain', '90d'], ['--hold']]) {
    const { code, notes } = await project.run('archive', 'churn@1', '--to', 'other', ...more, ...why);
    expect({ code, notes }).toEqual({
      code: 1,
      notes: [expect.stringContaining('nothing was copied to another folder') as string],
    });
    expect((await project.run('archive', 'churn@1', '--to', 'shelf', ...more, ...why)).code).toBe(0);
  }
});
