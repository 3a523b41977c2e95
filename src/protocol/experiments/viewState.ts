import * as z from 'zod/mini';
import { columnRef, sortKey } from './column';

export const shownColumn = z.object({ column: columnRef, width: z.number(), pinned: z.boolean() });

/** A run by its id, or a group by the values of its params, in the order of `groupBy`; null: the run has none. */
export const rowRef = z.discriminatedUnion('type', [
  z.object({ type: z.literal('run'), id: z.string() }),
  z.object({ type: z.literal('group'), values: z.array(z.nullable(z.string())) }),
]);
export type RowRef = z.output<typeof rowRef>;

export const chartKinds = ['curves', 'scatter', 'parallel', 'box'] as const;
export const axes = ['step', 'relative', 'wall'] as const;

export const chartState = z.object({
  kind: z.enum(chartKinds),
  axis: z.enum(axes),
  logX: z.boolean(),
  logY: z.boolean(),
  /** Weight of the exponential moving average, 0 to 0.99. */
  smoothing: z.number(),
  band: z.enum(['auto', 'interval', 'envelope', 'none']),
  linked: z.boolean(),
  /** Metrics of the curves, by key; empty: the metrics that the table shows. */
  metrics: z.array(z.string()),
  scatter: z.object({ x: z.nullable(columnRef), y: z.nullable(columnRef) }),
  parallel: z.array(columnRef),
  box: z.nullable(columnRef),
  colourBy: z.nullable(columnRef),
});

/**
 * What is on the screen, as it is kept over a reload and saved under `tend/views/`. Undefined is never a value: everything
 * is said, so that a saved view looks the same wherever it is opened.
 */
export const viewState = z.object({
  filter: z.string(),
  sort: z.array(sortKey),
  groupBy: z.array(columnRef),
  columns: z.array(shownColumn),
  onlyDiffering: z.boolean(),
  archived: z.boolean(),
  baseline: z.nullable(rowRef),
  layout: z.enum(['table', 'right', 'bottom']),
  /** Share of the charts in the layout, 0 to 1. */
  split: z.number(),
  charts: chartState,
  /** What is charted, with the slot (0 …) of its identity: colour, dash and marker. */
  marked: z.array(z.object({ row: rowRef, slot: z.number() })),
});
export type ViewState = z.output<typeof viewState>;

/** Which file a view stands in, and what that held when it was read or written. */
export const viewStamp = z.object({ file: z.string(), digest: z.string() });
export type ViewStamp = z.output<typeof viewStamp>;

/** A view as its file has it. */
export const storedView = z.object({ state: viewState, stamp: viewStamp });
export type StoredView = z.output<typeof storedView>;
