/** A data file that was found or declared. */
export interface DataFile {
  /** Project-relative with `/`. */
  readonly path: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  readonly format: 'csv' | 'tsv';
}

/** A script or notebook that trains, and the machine-learning libraries it imports (at least one). */
export interface Script {
  readonly path: string;
  readonly libraries: readonly string[];
}

/** What a folder holds, every list in order of the paths. */
export interface Discovery {
  readonly dataFiles: readonly DataFile[];
  readonly scripts: readonly Script[];
  /** Every Python file and notebook, whatever it imports. */
  readonly pythonFiles: readonly string[];
  /** Also those that git ignores, as most people have it, but in environments, packages and caches. */
  readonly modelFiles: readonly string[];
  /** Arrays of NumPy, as many as data files are listed. */
  readonly arrayFiles: readonly string[];
  /** `tend.yaml` where there is one. */
  readonly configPath: string | null;
  /** What was passed over: "12 files or folders ignored by git" is `{ reason: 'ignored by git', count: 12 }`. */
  readonly leftOut: readonly { readonly reason: string; readonly count: number }[];
  /** Where only models are searched for, what was passed over because there is much of it; not counted in `leftOut`. */
  readonly leftOutModels: Discovery['leftOut'];
  /** Folders and data files that could not be read, `''` for the folder itself; counted in `leftOut` as well. */
  readonly unreadable: readonly string[];
  /** False when a limit was reached or something could not be read, where it is not models alone that are searched for. */
  readonly complete: boolean;
}

/** Files of which loading could run something: those of models, and arrays, because there are some of objects. */
export type LoadableFiles = Pick<Discovery, 'modelFiles' | 'arrayFiles'>;

export function loadableFiles(found: LoadableFiles | null): LoadableFiles {
  const { modelFiles, arrayFiles } = found ?? { modelFiles: [], arrayFiles: [] };
  return { modelFiles, arrayFiles };
}

export interface DiscoveryLimits {
  readonly folders: number;
  readonly depth: number;
  readonly dataFiles: number;
  readonly scripts: number;
  /** Folders that git ignores or that hold runs: of these only model files are wanted, and of those this many. */
  readonly ignoredFolders: number;
  readonly ignoredModels: number;
}

export const defaultLimits: DiscoveryLimits = {
  folders: 20_000,
  depth: 24,
  dataFiles: 2_000,
  scripts: 300,
  ignoredFolders: 4_000,
  ignoredModels: 500,
};

export interface DiscoveryOptions {
  /** Globs of what the person does not want to see, as in the setting `files.exclude`. */
  readonly exclude?: readonly string[];
  /** Paths, folders and globs of declared data sets: found even where git ignores them. `.` means everything. */
  readonly declared?: readonly string[];
  /** Whether a table, by its path, is read as runs: it is no data then. */
  readonly isRunLog?: (path: string) => boolean;
  /** Links to folders are followed (each folder once); false where links could lead out of an untrusted folder. */
  readonly followLinks?: boolean;
  readonly limits?: Partial<DiscoveryLimits>;
  readonly signal?: AbortSignal;
}
