import type { Expectations } from '../../project/expectations';
import type { CheckSource } from '../checkRequest';
import type { ByteSource } from '../csv/byteSource';
import type { DialectGuess } from '../csv/detectDialect';
import type { LineCheckpoints } from '../csv/lines';
import type { TableProfile } from './tableProfile';

/** How to profile a table. */
export interface ProfileOptions {
  readonly expectations: Expectations;
  /** What counts as now for dates. */
  readonly now: Date;
  readonly signal?: AbortSignal;
  /** Share of the bytes read, 0 to 1, a few dozen times a second. */
  readonly onProgress?: (share: number) => void;
  /** Places kept of each tally and list; default `keptCells`. Infinity where every cell is wanted. */
  readonly keep?: number;
}

/** A profile with what is needed to turn its offsets into lines. */
export interface ProfileResult {
  readonly profile: TableProfile;
  readonly lines: LineCheckpoints;
}

/** Profiles an open source; `from` says where it came from, so that other threads can open it too. Throws `DataError`. */
export type Profiler = (
  source: ByteSource,
  from: CheckSource,
  guess: DialectGuess,
  options: ProfileOptions,
) => Promise<ProfileResult>;
