import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runTend } from '../runTend';
import { PromotionProject, sharing } from './promotionProject';

const why = ['--reason', 'so it is'];

it('says once, after whatever command recorded something, that the ledger is shared by a commit', async () => {
  const project = new PromotionProject(null);
  await project.register();
  await project.register();
  const run = (...args: readonly string[]) => runTend(project.root, ['models', ...args]);
  for (const args of [
    ['approve', 'churn@1', '--to', 'production', ...why],
    ['promote', 'churn@1', '--to', 'production', ...why],
    ['promote', 'churn@2', '--to', 'production', ...why],
    ['rollback', 'churn', ...why],
    ['withdraw', 'churn', '--stage', 'production', ...why],
    ['deprecate', 'churn@1', ...why],
    ['archive', 'churn@2', ...why],
  ]) {
    const { code, out, notes } = await run(...args);
    const said = [out, ...notes].join('\n').split(sharing).length - 1;
    expect({ args, code, said }).toEqual({ args, code: 0, said: 1 });
  }
});

it('says nothing of it where nothing was recorded, a program asks, or no git is there', async () => {
  const project = new PromotionProject(null);
  await project.register();
  const promote = ['models', 'promote', 'churn@1', '--to', 'production', ...why];
  const notes = async (...more: readonly string[]) => (await runTend(project.root, [...promote, ...more])).notes;
  expect(await notes('--dry-run')).not.toContain(sharing);
  expect(await notes('--format', 'json')).not.toContain(sharing);
  rmSync(join(project.root, '.git'), { recursive: true });
  expect((await runTend(project.root, ['models', 'withdraw', 'churn', '--stage', 'production', ...why])).notes).toEqual(
    [],
  );
});
