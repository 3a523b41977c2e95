import { expect, it } from 'vitest';
import { PromotionProject } from './promotionProject';

const why = ['--reason', 'worse'];
const json = ['--format', 'json'];

/** Three versions, of which the first is live. */
async function threeVersions(): Promise<PromotionProject> {
  const project = new PromotionProject(null);
  for (const _ of [1, 2, 3]) await project.register();
  await project.promote('churn@1');
  return project;
}

it('warns whoever deprecates what is live, or names what is deprecated itself in its place', async () => {
  const project = await threeVersions();
  expect((await project.run('deprecate', 'churn@2', ...why)).notes).toEqual([]);
  const { code, notes } = await project.run('deprecate', 'churn@1', ...why, '--replacement', 'churn@2');
  expect([code, notes]).toEqual([
    0,
    [
      'churn@1 is live in production, and stays so: promote another version there, or roll back.',
      'churn@2, which takes its place, is deprecated itself: name another one that is not.',
    ],
  ]);
  const ending = await project.run('deprecate', 'churn@1', ...why, '--until', '2026-12-31');
  expect(ending.notes).toContain(
    'churn@1 is live in production, and stays so: promote another version there, or roll back, before it ends.',
  );
  expect(await project.run('deprecate', 'churn@1', ...why)).toMatchObject({
    code: 1,
    notes: ['tend: churn@1 is deprecated already, in the same words.'],
  });
  expect((await project.run('deprecate', 'churn@1', '--reason', 'slow', '--quiet')).notes).toEqual([]);
});

it('warns whoever approves what is deprecated', async () => {
  const project = await threeVersions();
  await project.run('deprecate', 'churn@2', ...why);
  const { code, notes } = await project.run('approve', 'churn@2', '--to', 'production', ...why);
  expect([code, notes]).toEqual([0, ['churn@2 is deprecated (worse): it is not promoted until that is withdrawn.']]);
});

it('says in the documents of what, and where', async () => {
  const project = await threeVersions();
  await project.promote('churn@2');
  const document = async (...args: readonly string[]) =>
    JSON.parse((await project.run(...args, ...why, ...json)).out) as object;
  expect(await document('rollback', 'churn')).toMatchObject({
    ...{ ok: true, version: 'churn@1', stage: 'production', from: 'churn@2' },
  });
  expect(await document('deprecate', 'churn@2', '--replacement', 'churn@3')).toMatchObject({
    ...{ version: 'churn@2', until: null, replacement: 'churn@3' },
  });
  expect(await document('approve', 'churn@3', '--to', 'staging')).toMatchObject({
    version: 'churn@3',
    stage: 'staging',
  });
  expect(await document('withdraw', 'churn', '--stage', 'production')).toMatchObject({ model: 'churn' });
});
