import * as z from 'zod/mini';
import { tellsRepeats } from '../../runs/statistics/pairing';
import { columnId, metricSummaries, runAttributes, type ColumnRef } from '../../runs/columns';
import { formatColumn } from '../../runs/query/formatColumn';

// What a panel needs of the runs' own words, which it does not import.
export { columnId, formatColumn, tellsRepeats, type ColumnRef };

export const columnRef: z.ZodMiniType<ColumnRef> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('metric'), key: z.string(), of: z.enum(metricSummaries) }),
  z.object({ kind: z.enum(['param', 'tag']), key: z.string() }),
  z.object({ kind: z.literal('attribute'), key: z.enum(runAttributes) }),
]);

export const sortKey = z.object({ column: columnRef, descending: z.boolean() });

/** In which direction a metric is better; `null`: not known. */
export const goal = z.nullable(z.enum(['maximize', 'minimize']));

/** A column that can be shown, with what its header says. */
export const columnInfo = z.object({
  column: columnRef,
  runs: z.number(),
  numeric: z.boolean(),
  differs: z.boolean(),
  series: z.boolean(),
  goal,
  /** "s", "MB": from the name of the metric, empty when not known. */
  unit: z.string(),
  /** The one that the project is judged by, else the best guess; at most one column. */
  primary: z.boolean(),
  /**
   * Rank among columns of its kind, 0 is shown first: metrics as worth looking at, params that differ by what each tells about
   * the primary metric; null: not ranked.
   */
  telling: z.nullable(z.number()),
  /** Of the metric of rank 0: only runs that are nested in others have it. */
  nested: z.optional(z.boolean()),
});
export type ColumnInfo = z.output<typeof columnInfo>;
