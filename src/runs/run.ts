/** How far a run is. MLflow's five; every other tracker's words are mapped to them by its importer. */
export const runStatuses = ['running', 'finished', 'failed', 'killed', 'scheduled'] as const;
export type RunStatus = (typeof runStatuses)[number];

/** Who wrote a run; one importer each, listed in `sources/sources.ts`. */
export const sourceKinds = [
  'mlflow-sqlite',
  'mlflow-files',
  'tensorboard',
  'lightning-csv',
  'keras-csv',
  'huggingface',
  'dvclive',
  'mapped',
] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** The state of the code that a run was made with, as far as its tracker recorded it. */
export interface RunCode {
  readonly commit: string | null;
  readonly branch: string | null;
  readonly repository: string | null;
  /** Whether files were changed on top of the commit; null where nobody recorded it. */
  readonly dirty: boolean | null;
  /** Script or notebook, as recorded. */
  readonly script: string | null;
  /** The command line that starts it again; null when it was not recorded. */
  readonly command: string | null;
}

/** A data set that a run read. */
export interface RunData {
  readonly name: string;
  readonly digest: string;
  /** "training", "validation" …; empty when not recorded. */
  readonly context: string;
  /** Where it came from, as recorded; empty when not. */
  readonly source: string;
  /** Rows that it had, where the tracker recorded them. */
  readonly rows?: number;
}

/** Everything but its series that a source says of one run. */
export interface ImportedRun {
  /** Names the run within its source, stable over imports: a run id, a folder relative to the source. */
  readonly nativeId: string;
  /** What of its content stays the same when its folder is moved; null where the native id is unique in the world. */
  readonly fingerprint: string | null;
  readonly experiment: string;
  /** Never empty. */
  readonly name: string;
  readonly status: RunStatus;
  /** Milliseconds since 1970. */
  readonly started: number | null;
  readonly ended: number | null;
  /** When its log was last written, where the log has no end: milliseconds since 1970. */
  readonly written?: number;
  /** Native id of the run it is nested in. */
  readonly parent: string | null;
  /** Values as recorded, never re-typed. */
  readonly params: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
  /** Name → version of the packages, and `python`, as far as recorded. */
  readonly environment: ReadonlyMap<string, string>;
  readonly code: RunCode | null;
  readonly data: readonly RunData[];
  /** Absolute path of the folder of its artifacts, null when there is none here. */
  readonly artifacts: string | null;
  /** Why not all of it could be read, in one sentence; null: all was. */
  readonly partly: string | null;
  /**
   * Deleted in its source (MLflow's life-cycle stage): a run that was read before is gone from its source, another is kept,
   * but not shown.
   */
  readonly deleted: boolean;
  /** What the importer wants to be handed at its next visit (offsets, times, sizes), opaque to everybody else. */
  readonly state: string | null;
}

/** Points of one series, in the order they were logged; the three columns have one length. NaN and infinities are values. */
export interface SeriesPoints {
  readonly nativeId: string;
  /** Name of the metric, as recorded. */
  readonly key: string;
  readonly steps: Float64Array;
  /** Milliseconds since 1970; NaN where the source has no times. */
  readonly times: Float64Array;
  readonly values: Float64Array;
  /** `replace`: these are all the points; `append`: they follow those of the last visit. */
  readonly mode: 'append' | 'replace';
}
