import type { ByteSource } from '../data/csv/byteSource';
import type { Pacer } from '../data/profile/pacer';
import type { ProfilePart } from '../data/profile/profilePart';
import type { ProfilePlan } from '../data/profile/profilePlan';
import { profileRange } from '../data/profile/profileRange';
import { guessRecordStart } from '../data/profile/recordStart';
import type { ChunkJob, Known } from './profileProtocol';

/** Profiles a chunk from where its first record seems to begin; null where that cannot be told. */
export async function profileChunk(
  source: ByteSource,
  plan: ProfilePlan,
  job: ChunkJob,
  pacer: Pacer,
): Promise<ProfilePart | null> {
  const start = guessRecordStart(source, plan.dialect, job.start);
  if (start === null || start >= job.end) return null;
  return profileRange({ source, plan: withKnown(plan, job), start, end: job.end }, { pacer });
}

/** The plan, with what is known by now. */
export function withKnown(plan: ProfilePlan, { columns, sampleLevel }: Known): ProfilePlan {
  return { ...plan, columns: plan.columns.map((column, index) => ({ ...column, ...columns[index] })), sampleLevel };
}
