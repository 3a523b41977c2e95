import type { MarkRuns } from '../actions/runs/markHistory';
import type { RunsTree, TreeQuestion } from '../actions/runs/tree/runsTree';
import type { ProjectConfig } from '../project/config';
import type { DevelopmentFacts } from '../runs/development';
import type { SteppedMarks } from '../protocol/experiments/endpoints';
import type { RunDetails, RunSourceFacts, StoredRun } from '../runs/runStore';
import type { FromThread, ToThread } from './questionThread';

/** What the thread of the runs is asked. */
export interface RunsAsks {
  /** An endpoint of the panel by name; question and answer as `toWire` makes them. */
  readonly data: (question: { readonly endpoint: string; readonly params: unknown }) => unknown;
  readonly tree: (question: TreeQuestion) => RunsTree;
  readonly development: () => DevelopmentFacts;
  readonly sources: () => readonly RunSourceFacts[];
  /** Runs by id; those that are not known are left out. */
  readonly details: (ids: readonly string[]) => readonly RunDetails[];
  /** How many runs were marked. */
  readonly mark: (change: MarkRuns) => number;
  /** Takes the last change back; null: there was none. */
  readonly undo: () => SteppedMarks | null;
  /** Does again what was taken back last; null: there was nothing. */
  readonly redo: () => SteppedMarks | null;
  /** Runs that were deleted from Tend, newest first. */
  readonly deleted: () => readonly StoredRun[];
  /** Brings deleted runs back, by their ids; how many. */
  readonly restore: (ids: readonly string[]) => number;
}
export type RunsAsk = keyof RunsAsks;

export interface OpenRuns {
  readonly type: 'open';
  /** Path of the project. */
  readonly root: string;
  readonly config: ProjectConfig;
  /** Root of the store that passes and has the runs while nothing can be kept in the project; null: it can. */
  readonly passing: string | null;
}

/** What the thread of the runs is told. */
export type ToRuns = ToThread<RunsAsks, OpenRuns>;

/** What it says unasked. */
export type RunsTold =
  /** The runs of a project are not what they were. `ids`: which, null when they are many. */
  | { readonly type: 'changed'; readonly root: string; readonly ids: readonly string[] | null }
  /** Why the store of a project cannot be read, in one sentence; null: it can. */
  | { readonly type: 'notice'; readonly root: string; readonly notice: string | null }
  /** What went with a store that is gone, in words; null: nothing, or it is back. */
  | { readonly type: 'lost'; readonly root: string; readonly lost: string | null };
export type FromRuns = FromThread<RunsTold>;
