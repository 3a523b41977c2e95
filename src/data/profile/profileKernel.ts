import type { Disposable } from '../../base/disposable';
import type { ByteSource } from '../csv/byteSource';
import type { ProfilePart } from './profilePart';
import type { ProfilePlan } from './profilePlan';

/** The records that begin in `[start, end)` of a source, where one begins at `start`. */
export interface KernelRange {
  readonly source: ByteSource;
  readonly plan: ProfilePlan;
  readonly start: number;
  readonly end: number;
  /** Records after which it ends all the same; default: none. */
  readonly most?: number;
}

/**
 * Reads and profiles one range. All of the arithmetic of a profile is behind this interface, so that one implementation can
 * take the place of another and be tested against it.
 */
export interface ProfileKernel extends Disposable {
  readonly part: ProfilePart;
  /** Adds the next records to `part`; false when there are none. Throws `DataError` 'changed'. */
  step(): boolean;
  /** Brings `part` up to date; no step may follow. */
  finish(): ProfilePart;
}

export type KernelFactory = (range: KernelRange) => ProfileKernel;
