import { describe, expect, it } from 'vitest';
import { createSample, drawRows, leastLevel, settleSample } from '../../../../src/data/profile/rowSample';

/** A sample of so many rows of 100 bytes, that began at a level. */
function sampled(rows: number, level: number): { level: number; hashes: number[] } {
  const sample = createSample(1000, level);
  const starts = Int32Array.from({ length: rows }, (_, row) => row * 100);
  drawRows(sample, 0, starts, rows, new Int32Array(rows));
  settleSample(sample);
  return { level: sample.level, hashes: [...sample.hashes.subarray(0, sample.rows)] };
}

describe('the sample of rows', () => {
  it('is the same when it begins at the level that a table of that size surely needs', () => {
    const rows = 20_000;
    const level = leastLevel(createSample(1000), rows);
    expect(level).toBeGreaterThan(0);
    expect(sampled(rows, level)).toEqual(sampled(rows, 0));
  });

  it('holds every row of a table that may have only as many as it keeps', () => {
    const sample = createSample(1000);
    expect([1, sample.most, sample.most * 4].map((rows) => leastLevel(sample, rows))).toEqual([0, 0, 0]);
  });
});
