import type { LeftOut } from '../base/leftOut';
import type { SourceKind } from '../runs/run';
import type { FoundSource } from '../runs/sources/source';
import type { LogMessage } from './sentLogger';

/** Where runs were looked for in a project, and what was found. */
export interface LookedFor {
  /** Files that were looked at. */
  readonly files: number;
  /** False while the search goes on. */
  readonly done: boolean;
  /** The kinds of sources, each with its name and what it looks like on disk. */
  readonly kinds: readonly { readonly kind: SourceKind; readonly title: string; readonly looksLike: string }[];
  /** `shown`: the path as the store has it. */
  readonly found: readonly (FoundSource & { readonly shown: string })[];
}

/** What the thread that imports runs is told; `root` is the path of a project. */
export type ToImport =
  /** Look for sources, and read those that were not known. `declared`: paths and globs of `tend.yaml`. */
  | { readonly type: 'look'; readonly root: string; readonly declared: readonly string[] }
  /**
   * Read what is new in sources, by path; null: in all. `full`: look at every file again. `closely`: names below the sources
   * in whose files something has changed.
   */
  | {
      readonly type: 'read';
      readonly root: string;
      readonly paths: readonly string[] | null;
      readonly full: boolean;
      readonly closely?: readonly string[];
    }
  | { readonly type: 'close'; readonly root: string };

export type FromImport =
  | { readonly type: 'looked'; readonly root: string; readonly looked: LookedFor }
  /** What is read at the moment, in words, and how many runs of it are read; null: nothing. */
  | {
      readonly type: 'reading';
      readonly root: string;
      readonly now: { readonly source: string; readonly runs: number } | null;
    }
  /** What imports left out, as far as it is known; told before the end of reading, when it is another. */
  | { readonly type: 'leftOut'; readonly root: string; readonly leftOut: LeftOut }
  /** Why nothing can be kept, in one sentence; null: all is well. */
  | { readonly type: 'notice'; readonly root: string; readonly notice: string | null }
  /** Where the runs are while nothing can be kept in the project: the root of a store that passes; null: in the project. */
  | { readonly type: 'passing'; readonly root: string; readonly store: string | null }
  /** Nothing is left to be done. */
  | { readonly type: 'resting' }
  | LogMessage;
