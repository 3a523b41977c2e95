import { appendCheckpoints, type LineCheckpoints } from '../csv/lines';
import { mergeColumn, type ColumnState } from './columnState';
import type { KeyLog } from './repeats/keyLog';
import type { ProfilePlan } from './profilePlan';
import { mergeSample, type RowSample } from './rowSample';
import { mergeStructure, type StructureState } from './structureState';

/**
 * What one pass learned of one range of records. Two parts that follow each other merge to that of the whole; plain data,
 * so that it crosses threads.
 */
export interface ProfilePart {
  /** The bytes from the first record to the end of the last one, line end included. */
  readonly start: number;
  end: number;
  rows: number;
  /** Line breaks in these bytes. */
  lineBreaks: number;
  readonly lines: LineCheckpoints;
  readonly columns: ColumnState[];
  readonly structure: StructureState;
  readonly sample: RowSample;
  /** Keys of the records, then those of each column where repeats are looked for; emptied as they are stored elsewhere. */
  readonly keys: KeyLog[];
  /** Reading stopped in the middle because the file changed. */
  changed: boolean;
}

/** Adds `next`, which begins where `part` ends, to `part`. Keys are not merged: they are stored as they come. */
export function mergeParts(part: ProfilePart, next: ProfilePart, plan: ProfilePlan): void {
  const { rows, lineBreaks } = part;
  part.columns.forEach((column, index) => {
    const from = next.columns[index];
    const columnPlan = plan.columns[index];
    if (from !== undefined && columnPlan !== undefined) mergeColumn(column, from, rows, columnPlan.tracked, plan.keep);
  });
  mergeStructure(part.structure, next.structure, rows, plan.keep);
  mergeSample(part.sample, next.sample);
  appendCheckpoints(part.lines, next.lines, lineBreaks);
  part.end = next.end;
  part.rows += next.rows;
  part.lineBreaks += next.lineBreaks;
  part.changed ||= next.changed;
}
