import { appendCheckpoints, type LineCheckpoints } from '../csv/lines';
import { mergeColumn, type ColumnState } from './columnState';
import type { KeyLog } from './repeats/keyLog';
import type { ProfilePlan } from './profilePlan';
import { releaseAll } from './release';
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
  columns: readonly ColumnState[];
  readonly structure: StructureState;
  sample: RowSample;
  /** Keys of the records, then those of each column where repeats are looked for; emptied as they are stored elsewhere. */
  readonly keys: KeyLog[];
  /** Reading stopped in the middle because the file changed. */
  changed: boolean;
}

/** Adds `next`, which begins where `part` ends, to `part`, and uses it up. Keys are not merged: they are stored as they come. */
export function mergeParts(part: ProfilePart, next: ProfilePart, plan: ProfilePlan): void {
  const { rows, lineBreaks } = part;
  if (rows === 0) {
    part.columns = next.columns;
    part.sample = next.sample;
  } else {
    mergeColumns(part, next, plan);
    mergeSample(part.sample, next.sample);
    releaseAll([next.columns, next.sample]);
  }
  mergeStructure(part.structure, next.structure, rows, plan.keep);
  releaseAll(next.keys);
  appendCheckpoints(part.lines, next.lines, lineBreaks);
  part.end = next.end;
  part.rows += next.rows;
  part.lineBreaks += next.lineBreaks;
  part.changed ||= next.changed;
}

function mergeColumns(part: ProfilePart, next: ProfilePart, { columns, limits, keep }: ProfilePlan): void {
  part.columns.forEach((column, index) => {
    const from = next.columns[index];
    const tracked = columns[index]?.tracked;
    if (from !== undefined && tracked !== undefined) mergeColumn(column, from, part.rows, { tracked, limits, keep });
  });
}
