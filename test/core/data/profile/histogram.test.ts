import { describe, expect, it } from 'vitest';
import { bytesOf, guessOf, profileOf } from './tables';

async function histogramOf(numbers: readonly number[]) {
  const profile = await profileOf(bytesOf(`n\n${numbers.join('\n')}\n`), guessOf(1));
  return profile.columns[0]?.numbers?.histogram ?? [];
}

const hundreds = Array.from({ length: 201 }, (_, index) => 100 + index);

describe('the histogram of a column', () => {
  it('has twenty equal bins over all numbers when none lies apart', async () => {
    const bins = await histogramOf(hundreds);
    expect(bins).toHaveLength(20);
    expect(bins[0]).toEqual({ from: 100, to: 110, count: 10 });
    expect(bins.at(-1)).toEqual({ from: 290, to: 300, count: 11 });
  });

  it('gives the few numbers beyond a wide gap a bin of their own on either side', async () => {
    const bins = await histogramOf([...hundreds, 5000, -999]);
    expect(bins).toHaveLength(22);
    expect(bins[0]).toEqual({ from: -999, to: 100, count: 1 });
    expect(bins[1]).toEqual({ from: 100, to: 110, count: 10 });
    expect(bins.at(-1)).toEqual({ from: 300, to: 5000, count: 1 });
  });

  it('stays whole where hardly anything but one number is there', async () => {
    const bins = await histogramOf([0, ...Array.from({ length: 200 }, () => 1)]);
    expect([bins.length, bins[0]?.count, bins.at(-1)?.count]).toEqual([20, 1, 200]);
  });

  it('sets nothing apart that more than one cell in a hundred holds', async () => {
    const bins = await histogramOf([...hundreds, 5000, 5000, 5000]);
    expect(bins).toHaveLength(20);
    expect(bins.at(-1)?.count).toBe(3);
  });
});
