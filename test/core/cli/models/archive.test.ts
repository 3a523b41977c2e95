import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
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

function refusal(named: string): string {
  return `tend: ${named} is no folder of this machine; archives are kept in folders, which may be on a mounted disk (--to, or archive.to in tend.yaml).`;
}
