import type { ProfilePart } from '../data/profile/profilePart';
import type { ProfilePlan } from '../data/profile/profilePlan';

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

/** Profile the records that begin in `[start, end)`; `closed` are the columns known to have too many spellings. */
export interface ChunkJob {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly closed: readonly number[];
}

/** What came of it; no part where the thread could not tell a record start, or the file is not what it was. */
export interface ChunkReply {
  readonly index: number;
  readonly part: ProfilePart | null;
}
