import type { ByteSource } from '../data/csv/byteSource';
import type { Pacer } from '../data/profile/pacer';
import type { ProfilePart } from '../data/profile/profilePart';
import type { ProfilePlan } from '../data/profile/profilePlan';
import { profileRange } from '../data/profile/profileRange';
import { guessRecordStart } from '../data/profile/recordStart';
import type { ChunkJob } from './profileProtocol';

/** Profiles a chunk from where its first record seems to begin; null where that cannot be told. */
export async function profileChunk(
  source: ByteSource,
  plan: ProfilePlan,
  job: ChunkJob,
  pacer: Pacer,
): Promise<ProfilePart | null> {
  const start = guessRecordStart(source, plan.dialect, job.start);
  if (start === null || start >= job.end) return null;
  return profileRange(source, withClosed(plan, job.closed), start, job.end, { pacer });
}

/** The plan, with the columns that need not collect their spellings. */
export function withClosed(plan: ProfilePlan, closed: readonly number[]): ProfilePlan {
  if (closed.length === 0) return plan;
  const known = new Set(closed);
  return {
    ...plan,
    columns: plan.columns.map((column) => (known.has(column.index) ? { ...column, closed: true } : column)),
  };
}
