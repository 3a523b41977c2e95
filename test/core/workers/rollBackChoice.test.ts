import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keeperOf, projectWithModel, registered } from './keptModels';

describe('a roll-back, asked of the keeper of the models', () => {
  it('says what a roll-back would return to, and of each earlier version why it returns to none', async () => {
    const { root, file } = projectWithModel();
    const keeper = keeperOf(root);
    await registered(keeper, file);
    const asked = { model: 'churn', stage: 'production' };
    expect(await keeper.ask('rollBackChoice', asked)).toMatchObject({ to: null, earlier: [] });
    await registered(keeper, file, { licence: 'MIT' });
    for (const version of ['churn@1', 'churn@2'])
      await keeper.act('promote', { version, stage: 'production', reason: 'better' });
    expect(await keeper.ask('rollBackChoice', asked)).toMatchObject({
      from: { number: 2 },
      to: { number: 1 },
      problem: null,
    });
    await keeper.act('rollBack', { model: 'churn', reason: 'it fails' });
    expect(await keeper.ask('rollBackChoice', asked)).toMatchObject({
      to: null,
      problem: 'There is nothing to roll production of churn back to: churn@2 was rolled back from.',
      earlier: [{ number: 2, why: 'was rolled back from' }],
    });
  });

  it('tells by a code that a roll-back finds no whole copy of a version', async () => {
    const { root, file } = projectWithModel();
    const keeper = keeperOf(root);
    for (const parts of [{}, { licence: 'MIT' }]) await registered(keeper, file, parts);
    for (const version of ['churn@1', 'churn@2'])
      await keeper.act('promote', { version, stage: 'production', reason: 'better' });
    for (const folder of ['objects', 'packages']) rmSync(join(root, '.tend', folder), { recursive: true, force: true });
    await keeper.act('rollBack', { model: 'churn', reason: 'it fails' });
    const message = expect.stringMatching(/^The bytes of churn@1 are not here/) as string;
    expect(keeper.told).toContainEqual(expect.objectContaining({ type: 'failed', code: 'bytes-not-whole', message }));
  });
});
