import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { RowToType } from '../../../src/actions/models/pages/rowToType';
import { keeperOf, projectWithModel, registered } from './keptModels';

it.each([
  ['records', { inputs: [{ age: 41, plan: 'pro' }], outputs: [1] }, ['age long', 'plan string']],
  [
    'a request of instances',
    { inputs: { instances: [{ age: 41, plan: 'pro' }] }, outputs: [1] },
    ['age long', 'plan string'],
  ],
  ['tensors by name', { inputs: { age: [41, 7], plan: ['pro', 'free'] }, outputs: [1, 0] }, undefined],
])(
  'keeps the names of golden pairs that are %s in the row, and those of columns in the signature',
  async (_, pairs, ports) => {
    const { root, file } = projectWithModel();
    const keeper = keeperOf(root);
    const golden = join(root, 'golden.json');
    writeFileSync(golden, JSON.stringify({ ...pairs, tolerance: 0 }));
    await registered(keeper, file, { golden });
    const { example, inputs } = (await keeper.ask('rowToType', { version: 'churn@1' })) as RowToType;
    expect(example).toBe('{"age":41,"plan":"pro"}');
    expect(inputs?.map(({ name, type }) => `${name} ${type}`)).toEqual(ports);
  },
);
