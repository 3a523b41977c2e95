import type { ImportedRun, SeriesPoints, SourceKind } from '../run';

/** A place that holds runs of one kind. */
export interface FoundSource {
  readonly kind: SourceKind;
  /** Absolute path of the file or folder. */
  readonly path: string;
  /** Paths (absolute) whose change means that the source may have changed, for a watcher; folders with all below them. */
  readonly watch: readonly string[];
  /** What it says of how files are read, also those of other sources: when that is another, all of them are read anew. */
  readonly rules?: string;
}

/** One folder may hold the runs of two trackers. */
export function sourceKey({ kind, path }: Pick<FoundSource, 'kind' | 'path'>): string {
  return `${kind} ${path}`;
}

/** What an importer is given for one visit. */
export interface ImportContext {
  /** Absolute path of the source. */
  readonly path: string;
  /** Absolute path of the project, for paths that are shown. */
  readonly root: string;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** What the importer left at its last visit; null at the first, or when everything is to be read anew. */
  readonly state: string | null;
  readonly runStates: ReadonlyMap<string, string>;
  /** True: look at every file, also of what looked finished and untouched. */
  readonly full: boolean;
  /**
   * Names of what lies below the source and is to be looked at file by file even if it looks finished and untouched: it was
   * changed, or a person asks for it. Runs by the last part of their native id.
   */
  readonly closely: ReadonlySet<string>;
  run(run: ImportedRun): void;
  points(points: SeriesPoints): void;
  gone(nativeId: string): void;
  disowned(nativeId: string): void;
  /** Something that could not be read, in one sentence; the rest goes on. */
  problem(path: string, problem: string): void;
  /**
   * To be awaited between runs and after each megabyte: lets others work, commits what waits together with `state` (what
   * `state` would be if the visit ended here; undefined: as before), and throws when the visit was cancelled.
   */
  breathe(state?: string | null): Promise<void>;
}

/** How the tables of a database of somebody else are read: read-only, never holding a lock for longer than one call. */
export interface ForeignTables {
  /** Columns of a table; empty when there is none. What is no table on disk (a view) counts as none. */
  columns(table: string): readonly string[];
  /**
   * At most `limit` rows with a row number beyond `after`, in row order. `rowid` stands first in each row, the columns asked
   * for follow; a column that the table lacks is null.
   */
  rows(
    table: string,
    columns: readonly string[],
    after: number,
    limit: number,
  ): readonly (readonly (string | number | null)[])[];
  /** Columns of at most `limit` rows whose column `by` has one of these values, in no order. */
  rowsOf(
    table: string,
    columns: readonly string[],
    by: string,
    values: readonly string[],
    limit: number,
  ): readonly (readonly (string | number | null)[])[];
  /** The greatest row number; -1 without rows, and without the table. */
  lastRow(table: string): number;
  close(): void;
}

/** What the folder walk tells of one folder; names only, files and folders apart. */
export interface SeenFolder {
  /** Absolute. */
  readonly path: string;
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** The folder it is in, null where the walk began: a source may begin there, but no further up. */
  readonly parent: SeenFolder | null;
}

/** Everything about one tracker's format: how it is recognised, and how it is read. One file each in this folder. */
export interface RunSource {
  readonly kind: SourceKind;
  /** "MLflow", "TensorBoard": for a person. */
  readonly title: string;
  /** What it looks like on disk, for "where Tend looked": "mlflow.db, mlruns/". */
  readonly looksLike: string;
  /**
   * The sources of this kind that begin in a folder, by shape and not by name; may read a few bytes of a file to be sure.
   * `prune`: names of folders that the walk need not enter, because they belong to a source that was found.
   */
  find(folder: SeenFolder): Promise<{ readonly found: readonly FoundSource[]; readonly prune: readonly string[] }>;
  /** Reads what is new. Never throws for bad content: that is a `problem`, or `partly` of a run. */
  read(context: ImportContext): Promise<void>;
}
