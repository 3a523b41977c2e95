import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spaceOf } from '../../../../src/models/inspect/space';

const forest = (trees: number) =>
  Array.from({ length: trees }, (_, tree) => [
    { name: `estimators_[${tree}].tree_.nodes`, bytes: 600 + tree },
    { name: `estimators_[${tree}].tree_.values`, bytes: 200 },
  ]).flat();

describe('what takes the space', () => {
  it('is told part by part where they are few', () => {
    expect(spaceOf(forest(2), 2000)).toEqual([
      { name: 'estimators_[1].tree_.nodes', bytes: 601 },
      { name: 'estimators_[0].tree_.nodes', bytes: 600 },
      { name: 'estimators_[0].tree_.values', bytes: 200 },
      { name: 'estimators_[1].tree_.values', bytes: 200 },
      { name: 'others', bytes: 399 },
    ]);
  });

  it('is told by families of numbered parts where they are many', () => {
    const classes = { name: 'classes_', bytes: 16 };
    expect(spaceOf([classes, ...forest(40)], 33_000)).toEqual([
      { name: 'estimators_[*].tree_.nodes × 40', bytes: 24_780 },
      { name: 'estimators_[*].tree_.values × 40', bytes: 8000 },
      { name: 'classes_', bytes: 16 },
      { name: 'others', bytes: 204 },
    ]);
  });

  it('never is more than the whole, nor more than 20 parts', () => {
    const part = fc.record({
      name: fc.oneof(
        fc.string({ maxLength: 3 }),
        fc.nat(50).map((at) => `layers.${at}`),
      ),
      bytes: fc.nat(1000),
    });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), fc.nat(100), (parts, more) => {
        const whole = parts.reduce((sum, { bytes }) => sum + bytes, 0) + more;
        const told = spaceOf(parts, whole);
        expect(told.length).toBeLessThanOrEqual(20);
        const sum = told.reduce((all, { bytes }) => all + bytes, 0);
        expect(sum).toBe(told.length === 0 ? 0 : whole);
      }),
    );
  });
});
