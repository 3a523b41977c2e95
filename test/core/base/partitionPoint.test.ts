import fc from 'fast-check';
import { expect, it } from 'vitest';
import { partitionPoint } from '../../../src/base/partitionPoint';

it('the first place for which a condition fails is found wherever it is', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.nat(200), (length, first) => {
      expect(partitionPoint(length, (index) => index < first)).toBe(Math.min(length, first));
    }),
  );
});
