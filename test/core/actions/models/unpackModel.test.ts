import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { unpackModel } from '../../../../src/actions/models/unpackModel';
import { StoreError } from '../../../../src/store/storeError';
import { threeVersions } from '../../cli/models/threeVersions';
import { openedRegistry } from '../../models/registry/openedRegistry';

it('of a copy that cannot be recorded it is told why, and what is no such reason is thrown', async () => {
  const { root } = await threeVersions();
  const context = openedRegistry(root);
  const record = vi.spyOn(context.registry, 'record');
  const unpacked = async (error: Error) => {
    record.mockImplementationOnce(() => {
      throw error;
    });
    const out = join(root, error.name);
    const { event, unrecorded } = await unpackModel(context, { package: 'churn@3', path: '', out, records: true });
    expect(existsSync(join(out, 'MLmodel'))).toBe(true);
    return { event, unrecorded };
  };
  expect(await unpacked(new StoreError('locked', 'It is locked.'))).toEqual({
    event: null,
    unrecorded: 'It is locked.',
  });
  await expect(unpacked(new TypeError('a bug'))).rejects.toThrow('a bug');
});
