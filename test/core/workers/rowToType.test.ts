import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { RowToType } from '../../../src/actions/models/pages/rowToType';
import { keeperOf, projectWithModel, registered } from './keptModels';

it.each([
  ['records', { inputs: [{ age: 41, plan: 'pro' }], outputs: [1] }],
  ['a request of instances', { inputs: { instances: [{ age: 41, plan: 'pro' }] }, outputs: [1] }],
  ['columns as lists', { inputs: { age: [41, 7], plan: ['pro', 'free'] }, outputs: [1, 0] }],
])('keeps the names of golden pairs that are %s in the row and in the signature', async (_, pairs) => {
  const { root, file } = projectWithModel();
  const keeper = keeperOf(root);
  const golden = join(root, 'golden.json');
  writeFileSync(golden, JSON.stringify({ ...pairs, tolerance: 0 }));
  await registered(keeper, file, { golden });
  const { example, inputs } = (await keeper.ask('rowToType', { version: 'churn@1' })) as RowToType;
  expect(example).toBe('{"age":41,"plan":"pro"}');
  expect(inputs?.map(({ name, type }) => `${name} ${type}`)).toEqual(['age long', 'plan string']);
});
