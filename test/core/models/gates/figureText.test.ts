import { expect, it } from 'vitest';
import { figureText } from '../../../../src/models/gates/figureText';

it('writes figures in plain decimals, however small', () => {
  expect([0.123456, 0.5, 0, -0.000012345, 0.00004999].map(figureText)).toEqual([
    '0.1235',
    '0.5',
    '0',
    '−0.000012',
    '0.000050',
  ]);
});
