import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMetricLog } from '../../../../../src/runs/sources/mlflow/metricLog';

/** A number as Python writes it. */
function python(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (Math.abs(value) === Infinity) return value > 0 ? 'inf' : '-inf';
  return Object.is(value, -0) ? '-0.0' : String(value);
}

const point = fc.record({
  time: fc.integer({ min: 0, max: 2 ** 45 }),
  value: fc.double(),
  step: fc.integer(),
  more: fc.constantFrom('', ' customers 688bd571', ' 1c5141dcd07649638341a545642622f7 customers 688bd571'),
});

describe('the file of a metric', () => {
  it('gives every point as it was logged, whatever follows its step', () => {
    fc.assert(
      fc.property(fc.array(point), (points) => {
        const text = points.map(({ time, value, step, more }) => `${time} ${python(value)} ${step}${more}\n`).join('');
        const parsed = parseMetricLog(text);
        expect(parsed).toEqual({
          times: points.map(({ time }) => time),
          values: points.map(({ value }) => value),
          steps: points.map(({ step }) => step),
          end: text.length,
          unreadable: 0,
        });
      }),
    );
  });

  it('gives the same points however it is cut in two', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1 }), fc.nat(), (points, cut) => {
        const text = points.map(({ time, value, step }) => `${time} ${python(value)} ${step}\n`).join('');
        const first = parseMetricLog(text.slice(0, cut % text.length));
        const second = parseMetricLog(text.slice(first.end));
        expect([...first.values, ...second.values]).toEqual(points.map(({ value }) => value));
        expect(first.unreadable + second.unreadable).toBe(0);
      }),
    );
  });

  it('of very old versions has no steps, and a checkout on Windows other line ends', () => {
    expect(parseMetricLog('1 0.5\n2 0.25\r\n\r\n3 1e-05 7\r\n')).toEqual({
      times: [1, 2, 3],
      values: [0.5, 0.25, 0.00001],
      steps: [0, 0, 7],
      end: 27,
      unreadable: 0,
    });
  });

  it('counts lines that are no points', () => {
    const text = 'x 1 2\n1 x 2\n1 2 x\n1 0x10 3\n1  2\n1\n1.5 1 1\n5 6 7\n';
    expect(parseMetricLog(text)).toMatchObject({ values: [6], unreadable: 7 });
  });
});
