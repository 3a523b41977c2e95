import type { ColumnRef } from '../../../src/protocol/experiments/column';
import { numberAt, type RunValues } from './runValues';

/** Where the runs of a scatter lie. */
export interface ScatterPlaces {
  /** In the order of the runs; NaN twice: it is not drawn, and stretches no axis. */
  readonly places: readonly (readonly [x: number, y: number])[];
  /** Runs that are not drawn, because they lack one of the two values or have one that is not finite. */
  readonly left: number;
}

/** The axes count the runs that are drawn, and only these: those that have a finite value of both columns. */
export function scatterPlaces(values: RunValues, x: ColumnRef, y: ColumnRef): ScatterPlaces {
  const places = values.ids.map((_, run): readonly [number, number] => {
    const place = [numberAt(values, x, run), numberAt(values, y, run)] as const;
    return place.every(Number.isFinite) ? place : [NaN, NaN];
  });
  return { places, left: places.filter(([at]) => Number.isNaN(at)).length };
}
