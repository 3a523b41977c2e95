import { statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { digestOf } from '../../../src/workers/digestOf';
import { temporaryFolder } from '../temporaryFolder';

it('digests a file only in the state that was checked', async () => {
  const path = join(temporaryFolder({ 'a.csv': 'a\n1\n' }), 'a.csv');
  const { size: bytes, mtimeMs: modified } = statSync(path);
  // printf 'a\n1\n' | sha256sum
  const digest = 'sha256:309b0e45a73d3fc5325e2b6ed0a01ef8b9cde6b05a5633c1f893f970d52bfddc';
  expect(await digestOf({ path, bytes, modified })).toBe(digest);
  expect(await digestOf({ path, bytes: bytes + 1, modified })).toBeNull();
  utimesSync(path, 1, 1);
  expect(await digestOf({ path, bytes, modified })).toBeNull();
  expect(await digestOf({ path: `${path}.gone`, bytes, modified })).toBeNull();
});
