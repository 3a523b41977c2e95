import * as z from 'zod/mini';
import { float } from '../float';
import { counts, flags, floats } from '../columnsOfNumbers';
import { columnRef } from './column';
import { axes, rowRef } from './viewState';

/** One curve of a run: buckets of neighbouring points (`runs/series.ts`). */
export const envelope = z.object({
  id: z.string(),
  name: z.string(),
  running: z.boolean(),
  /** Whether it counts into the figures of its group. */
  finished: z.boolean(),
  from: floats,
  to: floats,
  min: floats,
  max: floats,
  last: floats,
  /** The moving average over all points, where each bucket ends; null: nothing is smoothed. */
  smooth: z.nullable(floats),
  nan: counts,
  total: z.number(),
  shown: z.number(),
  unplaced: z.number(),
  first: float,
  end: float,
});
export type Envelope = z.output<typeof envelope>;

/** A mean at each place with its 95 % t interval. */
const meanCurve = { mean: floats, low: floats, high: floats };

/** Mean of a group over its finished members at common places, where at least three reach; `smoothed`: of the smoothed members. */
export const groupCurve = z.object({
  at: floats,
  ...meanCurve,
  members: counts,
  smoothed: z.nullable(z.object(meanCurve)),
});
export type GroupCurve = z.output<typeof groupCurve>;

export const curvesQuestion = z.object({
  /** Of the table whose groups are meant. */
  token: z.string(),
  rows: z.array(rowRef),
  metric: z.string(),
  axis: z.enum(axes),
  /** Weight of the past when lines are smoothed, 0 to below 1. */
  smoothing: z.number(),
  from: z.nullable(z.number()),
  to: z.nullable(z.number()),
  buckets: z.number(),
  /** Whether x is logarithmic. */
  log: z.boolean(),
});

/** What the table says of a run or group: its last value, or the mean of the `n` finished members with its 95 % t interval. */
export const finalFigure = z.object({ n: z.number(), mean: float, low: float, high: float });

export const chartedCurve = z.object({
  row: rowRef,
  name: z.string(),
  runs: z.number(),
  /** Members of a group: the first of them that have the metric. */
  curves: z.array(envelope),
  /** A group has more members than are drawn. */
  cut: z.boolean(),
  group: z.nullable(groupCurve),
  final: finalFigure,
});
export type ChartedCurve = z.output<typeof chartedCurve>;

/** Null: the token is of an answer that no longer holds. */
export const curvesAnswer = z.nullable(z.array(chartedCurve));

/** Values of columns of every run of a table's answer, in its order without context and groups. */
export const valuesQuestion = z.object({ token: z.string(), columns: z.array(columnRef) });
export const valuesAnswer = z.nullable(
  z.object({
    ids: z.array(z.string()),
    names: z.array(z.string()),
    columns: z.array(
      z.discriminatedUnion('type', [
        z.object({ type: z.literal('numbers'), values: floats, present: flags }),
        z.object({ type: z.literal('texts'), values: z.array(z.nullable(z.string())) }),
      ]),
    ),
  }),
);
export type ValuesAnswer = z.output<typeof valuesAnswer>;
