import * as z from 'zod/mini';
export { commonMarks, relabelled, typedLabels } from '../../runs/marks';
import { columnRef } from './column';
import { rowRef } from './viewState';

/** Rows of the table, and what of its question says which runs a group has. */
export const rowsChoice = z.object({
  rows: z.array(rowRef),
  groupBy: z.array(columnRef),
  filter: z.string(),
  archived: z.boolean(),
});
export type RowsChoice = z.output<typeof rowsChoice>;

/** The runs of chosen rows, each once, and the marks that they have. */
export const chosenRuns = z.object({
  ids: z.array(z.string()),
  starred: z.number(),
  archived: z.number(),
  /** Null: the notes differ. */
  note: z.nullable(z.string()),
  /** Tags that all of them have. */
  labels: z.array(z.string()),
});
export type ChosenRuns = z.output<typeof chosenRuns>;

/** Chosen rows that the table does not show: `hidden` ones are left out of it, `gone` ones exist no more. */
export const unseenRows = z.object({
  hidden: z.array(rowRef),
  /** Those of the hidden ones that are not shown because they are archived. */
  archived: z.array(rowRef),
  gone: z.array(rowRef),
});
export type UnseenRows = z.output<typeof unseenRows>;

/** Tags that runs get and lose; their other tags stay. */
export const labelChange = z.object({ add: z.array(z.string()), remove: z.array(z.string()) });
