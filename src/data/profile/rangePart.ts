import type { ColumnState } from './columnState';
import type { KernelRange } from './profileKernel';
import type { ProfilePart } from './profilePart';
import { createKeyLog, type KeyLog } from './repeats/keyLog';
import { createSample } from './rowSample';
import type { StructureState } from './structureState';

/** Logs are handed on, or the range ends, before they have many more. */
const mostExpected = 131_072;

/** The logs of keys of a range: of its records, and of each column whose values should not repeat. */
export interface RangeKeys {
  readonly records: KeyLog;
  /** Null for other columns. */
  readonly columns: readonly (KeyLog | null)[];
}

export function createRangeKeys({ plan, start, end }: KernelRange): RangeKeys {
  const room = expectedKeys(plan.meanRecord, end - start);
  return {
    records: createKeyLog(room),
    columns: plan.columns.map((column) => (column.unique ? createKeyLog(room) : null)),
  };
}

/** A part that gathers what these hold. */
export function createPart(
  { plan, start }: KernelRange,
  columns: readonly ColumnState[],
  structure: StructureState,
  keys: RangeKeys,
): ProfilePart {
  return {
    start,
    end: start,
    rows: 0,
    lineBreaks: 0,
    lines: { offsets: [], lines: [] },
    columns,
    structure,
    sample: createSample(plan.dialect.width, plan.sampleLevel),
    keys: [keys.records, ...keys.columns.filter((log) => log !== null)],
    changed: false,
  };
}

/** Keys that a range will hold, a little generous, because logs that grow leave twice their size behind. */
function expectedKeys(meanRecord: number, bytes: number): number {
  const records = meanRecord > 0 ? (bytes / meanRecord) * 1.1 : 0;
  return Math.ceil(Math.max(64, Math.min(mostExpected, records)));
}
