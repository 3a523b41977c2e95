import { describe, expect, it } from 'vitest';
import type { ColumnRef } from '../../../src/protocol/experiments/column';
import { runValues } from '../../../webview/experiments/charts/runValues';
import { scatterPlaces } from '../../../webview/experiments/charts/scatterPlaces';

const [x, y] = ['time', 'auc'].map((key): ColumnRef => ({ kind: 'metric', key, of: 'last' })) as [ColumnRef, ColumnRef];

const column = (...values: readonly (number | null)[]) => ({
  type: 'numbers' as const,
  values: Float64Array.from(values, (value) => value ?? NaN),
  present: Uint8Array.from(values, (value) => (value === null ? 0 : 1)),
});

describe('the runs of a scatter', () => {
  it('count for both axes or for none: what lacks one value stretches neither', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const columns = [column(1, 2, 1000, null, Infinity), column(0.7, 0.8, null, 5, 0.9)];
    const values = runValues({ ids, names: ids, columns }, [x, y]);
    expect(scatterPlaces(values, x, y)).toEqual({
      places: [
        [1, 0.7],
        [2, 0.8],
        [NaN, NaN],
        [NaN, NaN],
        [NaN, NaN],
      ],
      left: 3,
    });
  });
});
