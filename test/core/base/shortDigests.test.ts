import { expect, it } from 'vitest';
import { shortDigests } from '../../../src/base/shortDigests';

it('leaves of each digest of a sentence what tells it from others, and the sentence as it is', () => {
  const [one, other] = [`sha256:${'0123456789abcdef'.repeat(4)}`, `sha256:${'f'.repeat(64)}`];
  expect(shortDigests(`its content has the digest ${one}, not ${other}.`)).toBe(
    'its content has the digest sha256:0123456789ab, not sha256:ffffffffffff.',
  );
  expect(shortDigests(`churn@sha256:abc and ${one}0`)).toBe(`churn@sha256:abc and ${one}0`);
});
