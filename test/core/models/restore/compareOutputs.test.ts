import { describe, expect, it } from 'vitest';
import { compareOutputs } from '../../../../src/models/restore/compareOutputs';

describe('outputs of a restored model', () => {
  it('agree within the tolerance', () => {
    const { differing, maxAbsDiff } = compareOutputs([1, 2], [1, 2 + 1e-9], 1e-6);
    expect(differing).toBe(0);
    expect(maxAbsDiff).toBeCloseTo(1e-9, 12);
  });

  it('differ where a number is not one any more', () => {
    expect(compareOutputs([1], ['NaN'], 1)).toMatchObject({ differing: 1 });
    expect(compareOutputs([null], ['NaN'], 0)).toMatchObject({ differing: 0 });
  });

  it('differ in length, in keys and in words', () => {
    expect(compareOutputs([1, 2], [1], 0).problems).toEqual(['output: 1 values instead of 2']);
    expect(compareOutputs([{ a: 1 }], [{ b: 1 }], 0).problems).toEqual(['output[0].a: missing', 'output[0].b: new']);
    expect(compareOutputs(['yes'], ['no'], 1).problems).toEqual(['output[0]: "no" instead of "yes"']);
  });

  it('are taken out of what a scoring server wraps them in', () => {
    expect(compareOutputs({ predictions: [3] }, [3], 0)).toMatchObject({ differing: 0, compared: 1 });
  });
});
