import { chmodSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keeperOf, projectWithModel, registered } from './keptModels';

it('marks a version of which an object is gone or of another length, and no other', async () => {
  const { root, file } = projectWithModel();
  const keeper = keeperOf(root);
  await registered(keeper, file);
  const damaged = async () => (await keeper.tree())[0]?.versions.map((it) => it.damaged);
  expect(await damaged()).toEqual([false]);
  const objects = readdirSync(join(root, '.tend/objects'), { recursive: true, withFileTypes: true });
  const [longest] = objects
    .filter((it) => it.isFile())
    .map((it) => join(it.parentPath, it.name))
    .toSorted((a, b) => statSync(b).size - statSync(a).size);
  if (longest === undefined) throw new Error('There should be objects.');
  const bytes = readFileSync(longest);
  rmSync(longest);
  expect(await damaged()).toEqual([true]);
  writeFileSync(longest, Buffer.concat([bytes, bytes]));
  expect(await damaged()).toEqual([true]);
  const page = await keeper.ask('data', { endpoint: 'page', params: { model: 'churn' } });
  expect(page).toMatchObject({ versions: [{ damaged: true }] });
  writeFileSync(longest, bytes);
  expect(await damaged()).toEqual([false]);
});

it('says where whole bytes may be had of a version that is damaged wherever it is, in words of the editor', async () => {
  const { root, file } = projectWithModel();
  const keeper = keeperOf(root);
  await registered(keeper, file);
  const kept = readdirSync(join(root, '.tend'), { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
  const bytes = readFileSync(file);
  const copies = kept.map((it) => join(it.parentPath, it.name)).filter((it) => readFileSync(it).equals(bytes));
  for (const copy of copies) {
    chmodSync(copy, 0o644);
    writeFileSync(copy, 'other');
  }
  const told = await keeper.act('restore', { version: 'churn@1', out: join(root, 'out') });
  expect(told).toMatch(
    /^failed: churn@1 cannot be restored\. the objects of this project: .* Every place here is damaged: whole bytes may be in another clone\.$/,
  );
});
