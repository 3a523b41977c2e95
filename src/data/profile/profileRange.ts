import type { ByteSource } from '../csv/byteSource';
import { readBatches } from '../csv/readBatches';
import { DataError } from '../report';
import { plainKernel, type KernelFactory } from './kernel';
import { longestRecord } from './limits';
import type { Pacer } from './pacer';
import type { ProfilePart } from './profilePart';
import type { ProfilePlan } from './profilePlan';

/** Keys gathered before they are handed on. */
const handedOn = 65_536 * 4;

/** What may happen while a range is read. */
export interface RangeHooks {
  readonly pacer: Pacer;
  /** The offset reached. */
  readonly onReached?: (offset: number) => void;
  /** Takes the keys gathered so far (and empties their logs); without it they stay in the part. */
  readonly onKeys?: (part: ProfilePart) => void;
}

/** Profiles the records that begin in `[start, end)`, where one begins at `start`. Throws `DataError` 'cancelled'. */
export async function profileRange(
  source: ByteSource,
  plan: ProfilePlan,
  start: number,
  end: number,
  hooks: RangeHooks,
  createKernel: KernelFactory = plainKernel,
): Promise<ProfilePart> {
  const kernel = createKernel(plan, start, end);
  const { part } = kernel;
  try {
    for (const batch of readBatches(
      source,
      { ...wholeDialect, ...plan.dialect },
      { start, end, maxRecord: longestRecord },
    )) {
      kernel.add(batch);
      if (hooks.onKeys !== undefined && part.keys.some((keys) => keys.length >= handedOn)) hooks.onKeys(part);
      const pause = hooks.pacer.due();
      if (pause === null) continue;
      hooks.onReached?.(part.end);
      await pause;
    }
  } catch (error) {
    if (!(error instanceof DataError) || error.reason !== 'changed') throw error;
    part.changed = true;
  }
  return kernel.finish();
}

/** The parts of a dialect that do not matter once a record start is known. */
const wholeDialect = { encoding: 'utf-8', bom: 0, quote: '"', preamble: 0, header: false } as const;
