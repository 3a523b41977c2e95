import { describe, expect, it } from 'vitest';
import { inOneBuffer } from '../../../src/protocol/oneBuffer';

const curves = Array.from({ length: 300 }, (_, index) => ({
  name: `run-${index}`,
  last: Float64Array.of(index, NaN, -index),
  nan: Uint32Array.of(index),
  flags: Uint8Array.of(1, 0, index % 2),
}));

describe('columns of numbers in one buffer', () => {
  it('hold what they held', () => {
    expect(inOneBuffer({ curves, group: null })).toEqual({ curves, group: null });
  });

  it('need one buffer however many they are', () => {
    const sent = inOneBuffer(curves) as typeof curves;
    expect(new Set(sent.flatMap(({ last, nan, flags }) => [last.buffer, nan.buffer, flags.buffer])).size).toBe(1);
  });

  it('do not bring along the rest of a larger buffer', () => {
    const part = new Float64Array(1000).subarray(10, 12);
    const [sent] = inOneBuffer([part, part.slice()]) as Float64Array[];
    expect(sent?.buffer.byteLength).toBe(4 * 8);
  });
});
