import type { ColumnExpectation } from '../../project/expectations';
import type { Dialect } from '../csv/dialect';
import type { TrackedKeys } from './columnState';
import type { ColumnLimits } from './limits';

/** Bits of `CellKind` and `CellFlag`. Plain data. */
export interface KeptPlaces {
  readonly kinds: number;
  readonly flags: number;
}

/** Decisions about one column that every range must share; made at the head of the table. Plain data. */
export interface ColumnPlan {
  readonly index: number;
  readonly expectation: ColumnExpectation | null;
  /** Whether repeats of its values are looked for. */
  readonly unique: boolean;
  /** Spellings that are counted exactly whatever happens. */
  readonly tracked: TrackedKeys;
  /** Known to have too many spellings, so that they need not be collected first. */
  readonly closed: boolean;
  /** Bits of the kinds and of the flags of which earlier ranges have enough places. */
  readonly kept: KeptPlaces;
}

/** How to profile any range of one table. Plain data: it crosses threads. */
export interface ProfilePlan {
  readonly dialect: Pick<Dialect, 'delimiter' | 'width'>;
  readonly columns: readonly ColumnPlan[];
  /** What each column may keep. */
  readonly limits: ColumnLimits;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Places kept of each tally. */
  readonly keep: number;
  /** The sample of rows is known to need this level at least. */
  readonly sampleLevel: number;
  /** Bytes of a record at the head, on average. */
  readonly meanRecord: number;
}
