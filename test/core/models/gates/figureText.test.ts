import { expect, it } from 'vitest';
import { figureText } from '../../../../src/models/gates/figureText';

it('writes next to nothing with its power of ten, and never as zero', () => {
  expect([1e-25, -2e-30, 1.2345e-10, 1e-9].map(figureText)).toEqual([
    '1.000e−25',
    '−2.000e−30',
    '1.234e−10',
    '0.0000000010',
  ]);
});

it('writes small figures in plain decimals', () => {
  expect([0.123456, 0.5, 0, -0.000012345, 0.00004999].map(figureText)).toEqual([
    '0.1235',
    '0.5',
    '0',
    '−0.000012',
    '0.000050',
  ]);
});
