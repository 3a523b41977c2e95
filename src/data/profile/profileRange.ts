import { DataError } from '../report';
import { bestKernel } from './bestKernel';
import type { Pacer } from './pacer';
import type { KernelFactory, KernelRange } from './profileKernel';
import type { ProfilePart } from './profilePart';

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
  range: KernelRange,
  { pacer, onReached, onKeys }: RangeHooks,
  createKernel: KernelFactory = bestKernel,
): Promise<ProfilePart> {
  const kernel = createKernel(range);
  const { part } = kernel;
  try {
    while (kernel.step()) {
      if (onKeys !== undefined && part.keys.some((keys) => keys.length >= handedOn)) onKeys(part);
      const pause = pacer.due();
      if (pause === null) continue;
      onReached?.(part.end);
      await pause;
    }
    return kernel.finish();
  } catch (error) {
    if (!(error instanceof DataError) || error.reason !== 'changed') throw error;
    part.changed = true;
    return kernel.finish();
  } finally {
    kernel.dispose();
  }
}
