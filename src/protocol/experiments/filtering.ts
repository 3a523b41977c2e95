import * as z from 'zod/mini';
import { float } from '../float';
import { columnRef } from './column';

/** One proposal for the text of a filter; `insert` replaces `start` to `end`. */
export const proposal = z.object({
  label: z.string(),
  insert: z.string(),
  start: z.number(),
  end: z.number(),
  detail: z.string(),
  /** Offsets in the label that matched. */
  matched: z.array(z.number()),
});

/** Whether a brush also lets those through that have no value. */
const missing = z.optional(z.boolean());

/** What a brush lets through: numbers between two ends, both included, of which one may be infinite; some texts; null: everything. */
export const brushed = z.nullable(
  z.union([z.object({ low: float, high: float, missing }), z.object({ values: z.array(z.string()), missing })]),
);
export type Brushed = z.output<typeof brushed>;

/** A filter in which the terms of one column are to be those of a brush. */
export const brushQuestion = z.object({ filter: z.string(), column: columnRef, brushed });

/** What a filter says of columns that brushes can be drawn on, and the filter without that. */
export const brushesAnswer = z.object({ brushed: z.array(brushed), rest: z.string() });
