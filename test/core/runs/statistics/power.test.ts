import { expect, it } from 'vitest';
import { repeatsNeeded } from '../../../../src/runs/statistics/power';

// Golden values by the noncentral t of scipy 1.17.1: the least n with a power of 0.8.
it('says how many repeats would show an effect, of groups and of pairs', () => {
  const effects = [2, 1.5, 1, 0.8, 0.5, 0.3];
  expect(effects.map((effect) => repeatsNeeded(effect, 1, 2))).toEqual([6, 9, 17, 26, 64, 176]);
  expect(effects.map((effect) => repeatsNeeded(-effect, 1, 1))).toEqual([5, 6, 10, 15, 34, 90]);
});

it('gives up where the effect is too small to look for', () => {
  expect([repeatsNeeded(0.01, 1, 1), repeatsNeeded(0, 1, 2)]).toEqual([null, null]);
});
