import { describe, expect, it } from 'vitest';
import { brushKey } from '../../../webview/experiments/charts/brushKeys';
import {
  axisOption,
  brushedOf,
  brushText,
  intervalOf,
  parallelAxis,
  placeOnAxis,
  typedBrush,
} from '../../../webview/experiments/charts/parallelAxes';
import { runValues } from '../../../webview/experiments/charts/runValues';

const depth = { kind: 'param', key: 'depth' } as const;
const model = { kind: 'param', key: 'model' } as const;
const values = runValues(
  {
    ids: ['1', '2', '3', '4'],
    names: ['a', 'b', 'c', 'd'],
    columns: [
      { type: 'texts', values: ['2', '6', '12', null] },
      { type: 'texts', values: ['rf', 'rf', 'svm', null] },
    ],
  },
  [depth, model],
);

describe('an axis of parallel coordinates', () => {
  it('spans the numbers, with the runs that have none on a rail below', () => {
    const axis = parallelAxis(values, depth);
    expect(axis).toMatchObject({ kind: 'number', low: 2, high: 12 });
    expect([0, 1, 2].map((run) => placeOnAxis(axis, values, run))).toEqual([2, 6, 12]);
    expect(placeOnAxis(axis, values, 3)).toBeLessThan(2);
  });

  it('says of the rail that it is of what is missing, and nothing between it and the numbers', () => {
    const axis = parallelAxis(values, depth);
    const { axisLabel } = axisOption(axis, 0, {} as never) as {
      readonly axisLabel: { readonly showMinLabel: boolean; readonly formatter: (value: number) => string };
    };
    expect(axisLabel.showMinLabel).toBe(true);
    expect([axis.missing, 1, 2, 12].map((value) => axisLabel.formatter(value))).toEqual(['missing', '', '2', '12']);
  });

  it('of texts has a place for each, the most frequent on top', () => {
    const axis = parallelAxis(values, model);
    expect(axis.categories).toEqual(['missing', 'svm', 'rf']);
    expect([0, 1, 2, 3].map((run) => placeOnAxis(axis, values, run))).toEqual([2, 2, 1, 0]);
  });

  it('cuts long texts, which would lie over other axes', () => {
    const { axisLabel } = axisOption(parallelAxis(values, model), 0, {} as never) as {
      readonly axisLabel: { readonly formatter: (value: string) => string };
    };
    expect(axisLabel.formatter('rf')).toBe('rf');
    expect(axisLabel.formatter('x'.repeat(400))).toHaveLength(24);
  });
});

describe('a brush on an axis', () => {
  const numbers = parallelAxis(values, depth);
  const texts = parallelAxis(values, model);

  it('lets a range of numbers or some texts through', () => {
    expect(brushedOf(numbers, [8.0004, 5.9996])).toEqual({ low: 6, high: 8 });
    expect(brushedOf(texts, [1.6, 2.4])).toEqual({ values: ['rf'] });
    expect(brushedOf(numbers, undefined)).toBeNull();
  });

  it('covers what it lets through', () => {
    expect(intervalOf(numbers, { low: 6, high: 99 })).toEqual([6, 12]);
    expect(intervalOf(texts, { values: ['svm'] })).toEqual([0.6, 1.4]);
    expect(intervalOf(texts, null)).toBeNull();
  });

  it('says in words what it lets through, and reads them', () => {
    expect(brushText({ low: 6, high: 8 })).toBe('6 to 8');
    expect(typedBrush(numbers, '6 to 8')).toEqual({ low: 6, high: 8 });
    expect(typedBrush(numbers, '8 6')).toEqual({ low: 6, high: 8 });
    expect(typedBrush(numbers, 'many')).toBeNull();
    expect(typedBrush(texts, 'svm, other')).toEqual({ values: ['svm'] });
  });

  it('is moved by arrows, resized with Shift and cleared by Delete', () => {
    const brushed = { low: 4, high: 6 };
    const press = (key: string, shiftKey = false) => brushKey({ key, shiftKey }, numbers, brushed);
    expect(press('ArrowUp')).toEqual({ brushed: { low: 4.25, high: 6.25 } });
    expect(press('ArrowDown', true)).toEqual({ brushed: { low: 4, high: 5.75 } });
    expect(press('Delete')).toEqual({ brushed: null });
    expect(press('a')).toBeNull();
  });
});
