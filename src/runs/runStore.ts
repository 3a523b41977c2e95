import type { ColumnRef } from './columns';
import type { Predicate } from './query/predicate';
import type { ImportedRun, RunCode, RunData, RunStatus, SeriesPoints, SourceKind } from './run';
import type { EnvelopeRequest, SeriesEnvelope, SmoothingRequest } from './series';

/** A number that names a run within one store, dense and never reused; `StoredRun.id` is the one to show and keep. */
export type RunNumber = number;

/**
 * Which runs, in which order; runs that are equal in it come newest first. Runs that lack what they are sorted by, or have
 * NaN there, come last both ways.
 */
export interface RunQuery {
  readonly filter: Predicate | null;
  readonly order: readonly SortKey[];
  /** Archived runs beside the others; default: not. */
  readonly archived: boolean;
}

export interface SortKey {
  readonly column: ColumnRef;
  readonly descending: boolean;
}

/** A run as the store has it, without its values. */
export interface StoredRun {
  readonly number: RunNumber;
  /** Stable, unique in the store: MLflow's own run id, else 12 hexadecimal digits. */
  readonly id: string;
  readonly kind: SourceKind;
  /** Project-relative path of the source, with `/`. */
  readonly source: string;
  readonly nativeId: string;
  readonly experiment: string;
  /** As a person renamed it in Tend, else as recorded. */
  readonly name: string;
  readonly recordedName: string;
  readonly status: RunStatus;
  readonly started: number | null;
  readonly ended: number | null;
  /**
   * Of a run that is recorded as running when it or one nested in it was last heard of: its start, the time of a
   * point, or of its log; null for others, and where no time is known.
   */
  readonly lastSign: number | null;
  readonly parent: RunNumber | null;
  readonly artifacts: string | null;
  readonly partly: string | null;
  /** Its source has it no more, or has deleted it; what was read of it stays. */
  readonly gone: boolean;
  readonly starred: boolean;
  readonly archived: boolean;
  readonly note: string;
  /** Tags that a person gave in Tend: words, in the order they were given. Recorded tags are values of columns. */
  readonly labels: readonly string[];
}

/** Everything of one run but its points. */
export interface RunDetails extends StoredRun {
  readonly params: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
  readonly metrics: ReadonlyMap<string, MetricFacts>;
  readonly environment: ReadonlyMap<string, string>;
  readonly code: RunCode | null;
  readonly data: readonly RunData[];
}

/** One series in short. `min` and `max` leave NaN out, and are NaN when all is. */
export interface MetricFacts {
  readonly last: number;
  readonly min: number;
  readonly max: number;
  readonly lastStep: number;
  /** Milliseconds since 1970, NaN without times. */
  readonly lastTime: number;
  readonly count: number;
}

/** A column that at least one run has. */
export interface ColumnFacts {
  readonly column: ColumnRef;
  /** Runs that have a value in it. */
  readonly runs: number;
  /** Every value is a number (always true for metrics). */
  readonly numeric: boolean;
  /** More than one value among the runs, missing counted as one. */
  readonly differs: boolean;
  /** Metrics: the longest series has more than one point. */
  readonly series: boolean;
}

/** Values of one column for many runs, aligned with the numbers asked for. */
export type ColumnValues =
  /** `present[i]` is 0 where the run has no value; NaN with `present` 1 is a value. */
  | { readonly type: 'numbers'; readonly values: Float64Array; readonly present: Uint8Array }
  | { readonly type: 'texts'; readonly values: readonly (string | null)[] };

/** What a person did to a run in Tend; what stands in its source is never changed. Only what is named is set. */
export interface RunMarks {
  readonly starred?: boolean;
  readonly archived?: boolean;
  /** Deleted from Tend: no query shows it, an import does not bring it back. */
  readonly removed?: boolean;
  readonly note?: string;
  /** Null: the recorded name again. */
  readonly name?: string | null;
  readonly labels?: readonly string[];
}

export interface RunSourceFacts {
  readonly kind: SourceKind;
  readonly path: string;
  /** Runs of it that are shown. */
  readonly runs: number;
  /** Milliseconds since 1970 of the last visit that read it to its end; null: never yet. */
  readonly read: number | null;
  /** Why the last visit failed; null: it did not. */
  readonly problem: string | null;
}

/** What the use cases of runs ask of a store. `store/runs/runRepository.ts` is the one that exists. */
export interface RunStore {
  /** Grows with every change of the runs, whoever made it; costs nothing to ask. */
  revision(): number;
  /** Numbers of the runs of a query, in its order; parents do not come before their children on their own. */
  find(query: RunQuery): Int32Array;
  /** How many runs there are that are neither removed nor were deleted in their source before they were read, archived ones counted apart. */
  count(): { readonly runs: number; readonly archived: number };
  runs(numbers: readonly RunNumber[]): readonly StoredRun[];
  /** `StoredRun.lastSign` of each run asked for, whatever its status; one question for many. */
  lastSigns(numbers: readonly RunNumber[]): readonly (number | null)[];
  byId(id: string): RunNumber | null;
  details(number: RunNumber): RunDetails | null;
  /** Parent of each run asked for, 0 for none; one pass for many. Nobody is among his own ancestors. */
  parents(numbers: Int32Array): Int32Array;
  columns(): readonly ColumnFacts[];
  /** A column of the runs asked for. `numbers` null: of every run, aligned with `find({ filter: null, order: [] … })`. */
  values(column: ColumnRef, numbers: Int32Array): ColumnValues;
  /** Distinct values of a column with the count of runs, most frequent first. */
  distinct(column: ColumnRef, limit: number): readonly { readonly value: string; readonly runs: number }[];
  /** Raw points of a series in logged order, from `from` on; null when the run lacks it. */
  points(number: RunNumber, key: string): { steps: Float64Array; times: Float64Array; values: Float64Array } | null;
  envelope(number: RunNumber, key: string, request: EnvelopeRequest): SeriesEnvelope | null;
  /** The moving average (`base/smoothing.ts`) over every point of a series, at places of the axis where it has points; empty when the run lacks it. */
  smoothed(number: RunNumber, key: string, request: SmoothingRequest): Float64Array;
  sources(): readonly RunSourceFacts[];
  /** Runs that a person deleted from Tend, which no query finds; newest first. */
  removed(): readonly RunNumber[];
  /** Sets marks of all the runs in one transaction, and returns what leads back over what was set, to be given to `mark` for undo. */
  mark(changes: readonly MarkChange[]): readonly MarkChange[];
  /** Begins a visit of a source; nothing of it is visible before the first `commit`. */
  visit(kind: SourceKind, path: string): SourceVisit;
}

export interface MarkChange {
  readonly number: RunNumber;
  readonly marks: RunMarks;
  /** What the marks of the run must still be; where they are not, it is left as it is. Absent: whatever they are. */
  readonly expected?: RunMarks;
}

/** A visit of one source: what is written is kept by `commit` in one transaction each, together with the state. */
export interface SourceVisit {
  /** What the importer left at its last visit; null at the first. */
  readonly state: string | null;
  /** `ImportedRun.state` of every run of the source by native id; not of those that were told to be gone or disowned. */
  runStates(): ReadonlyMap<string, string>;
  run(run: ImportedRun): void;
  points(points: SeriesPoints): void;
  /** The run is no longer in its source. It stays in the store, with what was read of it. */
  gone(nativeId: string): void;
  /**
   * The run is still on disk, and no longer one of this source: `tend.yaml` says so. It is not shown, and its state is given
   * up, until the source tells of it again.
   */
  disowned(nativeId: string): void;
  /** Points and runs that wait for a commit, in bytes: an importer's engine commits when they are many. */
  readonly pending: number;
  /**
   * Null, and nothing is kept: another visit of the source has written since this one began, and what it read may not go on
   * from what is kept now.
   */
  commit(state: string | null): VisitCounts | null;
  /** Ends the visit: the source was read to its end, or failed with a problem in one sentence. */
  end(outcome: { readonly at: number; readonly problem: string | null }): void;
}

export interface VisitCounts {
  readonly imported: number;
  readonly updated: number;
}
