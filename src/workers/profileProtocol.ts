import type { ProfilePart } from '../data/profile/profilePart';
import type { ColumnPlan, ProfilePlan } from '../data/profile/profilePlan';

/** What tells one state of a file from another. */
export interface FileState {
  readonly size: number;
  readonly mtimeMs: number;
  readonly ino: number;
}

/** Given to a profiling thread when it starts. */
export interface ProfileWorkerData {
  readonly path: string;
  readonly state: FileState;
  readonly plan: ProfilePlan;
}

/** What the parts that are done already show of the whole, which spares later ones some work. */
export interface Known {
  /** By column. */
  readonly columns: readonly KnownColumn[];
  readonly sampleLevel: number;
}

export type KnownColumn = Pick<ColumnPlan, 'closed' | 'kept'>;

/** Profile the records that begin in `[start, end)`. */
export interface ChunkJob extends Known {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** What came of it; no part where the thread could not tell a record start, or the file is not what it was. */
export interface ChunkReply {
  readonly index: number;
  readonly part: ProfilePart | null;
}
