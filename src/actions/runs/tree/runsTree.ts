import type { Goal } from '../../../runs/metricMeaning';
import type { RunStatus } from '../../../runs/run';
import type { SignOfLife } from '../../../runs/signOfLife';

/** What of the tree is unfolded. */
export interface TreeQuestion {
  readonly filter: string;
  /** By name. */
  readonly experiments: readonly string[];
  /** By id. */
  readonly runs: readonly string[];
}

/** Experiments with their runs, as far as they are unfolded and as many as a person can look through. */
export interface RunsTree {
  /** Runs that are neither archived nor deleted. */
  readonly total: number;
  readonly shown: number;
  readonly running: number;
  /** What is wrong with the filter, in one sentence. */
  readonly problem: string | null;
  readonly experiments: readonly TreeExperiment[];
  /** Experiments that are not listed. */
  readonly more: number;
}

export interface TreeExperiment {
  readonly name: string;
  readonly runs: number;
  readonly running: number;
  /** The metric of the project, or where no run of it has that, what its own runs are judged by. */
  readonly primary: { readonly key: string; readonly goal: Goal; readonly unit: string } | null;
  /** Of the primary metric, where its direction is known. */
  readonly best: { readonly id: string; readonly value: number } | null;
  readonly below: TreeRuns | null;
}

/** Runs in a row of the tree; null where it is folded. */
export interface TreeRuns {
  readonly runs: readonly TreeRun[];
  /** Runs that are not listed. */
  readonly more: number;
}

export interface TreeRun {
  readonly id: string;
  readonly name: string;
  readonly status: RunStatus;
  readonly sign: SignOfLife | null;
  readonly partly: string | null;
  readonly gone: boolean;
  readonly starred: boolean;
  readonly note: string;
  readonly labels: readonly string[];
  /** Milliseconds since 1970. */
  readonly started: number | null;
  readonly ended: number | null;
  readonly source: string;
  /** Of the primary metric. */
  readonly value: number | null;
  readonly best: boolean;
  readonly hasArtifacts: boolean;
  /** Runs nested in it. */
  readonly children: number;
  readonly below: TreeRuns | null;
}
