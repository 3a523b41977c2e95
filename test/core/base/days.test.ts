import { expect, it } from 'vitest';
import { endText } from '../../../src/base/days';

it('names an end by its day where it is the end of that, else by its minute', () => {
  const ends = ['2026-11-27T23:59:59.999Z', '2026-11-27T20:23:34Z', '2026-11-27T23:59:00Z', '2026-11-28T00:00:00Z'];
  expect(ends.map((end) => endText(Date.parse(end)))).toEqual([
    '2026-11-27',
    '2026-11-27 20:23 UTC',
    '2026-11-27 23:59 UTC',
    '2026-11-28 00:00 UTC',
  ]);
});
