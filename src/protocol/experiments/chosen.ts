import * as z from 'zod/mini';
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

interface Marked {
  readonly starred: boolean;
  readonly archived: boolean;
  readonly note: string;
  readonly labels: readonly string[];
}

/** The marks that runs have in common. */
export function commonMarks(runs: readonly Marked[]): Omit<ChosenRuns, 'ids'> {
  const notes = new Set(runs.map(({ note }) => note));
  const [first, ...others] = runs.map(({ labels }) => new Set(labels));
  return {
    starred: runs.filter(({ starred }) => starred).length,
    archived: runs.filter(({ archived }) => archived).length,
    note: notes.size > 1 ? null : ([...notes][0] ?? ''),
    labels: [...(first ?? [])].filter((label) => others.every((labels) => labels.has(label))),
  };
}

/** Chosen rows that the table does not show: `hidden` ones are left out of it, `gone` ones exist no more. */
export const unseenRows = z.object({ hidden: z.array(rowRef), gone: z.array(rowRef) });
export type UnseenRows = z.output<typeof unseenRows>;

/** Tags that runs get and lose; their other tags stay. */
export const labelChange = z.object({ add: z.array(z.string()), remove: z.array(z.string()) });
export type LabelChange = z.output<typeof labelChange>;

/** The tags of a run after a change of them. */
export function relabelled(labels: readonly string[], { add, remove }: LabelChange): string[] {
  return [...new Set([...labels.filter((label) => !remove.includes(label)), ...add])];
}
