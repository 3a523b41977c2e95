import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../temporaryFolder';
import { PromotionProject } from './promotionProject';

it.each([
  [['archive', 'churn@1', '--reason', 'old', '--to', 's3://bucket/models'], 's3://bucket/models'],
  [['archive', 'churn@1', '--reason', 'old', '--to', 'nas:/volume1/models'], 'nas:/volume1/models'],
  [['restore', 'churn@1', '--out', 'back', '--from', 'https://example.com/a'], 'https://example.com/a'],
])('%j says in one sentence that an archive is a folder', async (args, named) => {
  const project = new PromotionProject(null);
  await project.register();
  const before = readdirSync(project.root).toSorted();
  expect(await project.run(...args)).toEqual({ code: 2, out: '', notes: [refusal(named)] });
  expect(readdirSync(project.root).toSorted()).toEqual(before);
});

it('says so of the archive that tend.yaml names, unless a folder is named with --to', async () => {
  const project = new PromotionProject(null);
  await project.register();
  writeFileSync(join(project.root, 'tend.yaml'), 'archive: { to: "s3://bucket/models" }\n');
  const archive = ['archive', 'churn@1', '--reason', 'old'];
  expect(await project.run(...archive)).toEqual({ code: 2, out: '', notes: [refusal('s3://bucket/models')] });
  expect(await project.run(...archive, '--to', 'kept')).toMatchObject({ code: 0 });
});

it('keeps what is archived for 30 days where nobody says how long, for what tend.yaml says, and says so', async () => {
  const project = new PromotionProject(null);
  for (const _ of [1, 2, 3]) await project.register();
  const archived = async (version: string, ...more: readonly string[]) => {
    const { out } = await project.run('archive', version, '--reason', 'old', ...more);
    return /to be kept until [^;]+/.exec(out)?.[0];
  };
  const nothingSaid = 'as nothing else was said: --retain, or archive.retain of tend.yaml';
  expect(await archived('churn@1')).toBe(`to be kept until 2026-12-25 (30d, ${nothingSaid})`);
  expect(await project.run('purge', 'churn@1', '--reason', 'room')).toMatchObject({
    code: 1,
    notes: ['tend: churn@1 is to be kept until 2026-12-25; it can be purged after that.'],
  });
  writeFileSync(join(project.root, 'tend.yaml'), 'archive: { retain: 1y }\n');
  expect(await archived('churn@2')).toBe('to be kept until 2027-11-25 (1y, as archive.retain of tend.yaml says)');
  expect(await archived('churn@3', '--retain', '2d')).toBe('to be kept until 2026-11-27');
});

it('says of an archive that git does not hold what git may do to it', async () => {
  const project = new PromotionProject(null, { '.gitignore': 'scratch/\n' });
  for (const _ of [1, 2, 3]) await project.register();
  const archive = async (version: string, ...more: readonly string[]) =>
    (await project.run('archive', version, '--reason', 'old', ...more)).notes.join();
  expect(await archive('churn@1')).toMatch(
    /^git does not track archive\/churn\/1-\w+: git clean -fd deletes it\. Commit it/,
  );
  expect(await archive('churn@2', '--to', 'scratch')).toMatch(
    /^git ignores scratch\/churn\/2-\w+: it is on this disk alone/,
  );
  expect(await archive('churn@3', '--to', temporaryFolder())).toBe('');
  const held = await project.run('archive', 'churn@1', '--reason', 'law', '--hold', '--format', 'json');
  expect(JSON.parse(held.out)).toMatchObject({ ok: true, problems: [], notes: [] });
});

function refusal(named: string): string {
  return `tend: ${named} is no folder of this machine; archives are kept in folders, which may be on a mounted disk (archive.to in tend.yaml). --to names another one.`;
}
