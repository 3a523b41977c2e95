import type { Range } from '../base/position';

/** State of a stage or of one piece of evidence; the editor chooses icon and colour. */
export type State = 'pass' | 'fail' | 'warning' | 'begun' | 'notStarted';

/** What a click on a node opens. Paths are project-relative with `/`. */
export type Target =
  | { readonly kind: 'file'; readonly path: string; readonly range?: Range }
  | { readonly kind: 'command'; readonly command: string; readonly argument?: string };

/** One computed fact that supports (or contradicts) a stage. */
export interface Evidence {
  /** Stable within the project. */
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly state: State;
  /** Of what fails, the things to mend that it stands for where they are several. */
  readonly toMend?: number;
  readonly target: Target | null;
}

/** One of the eight stages. */
export interface Stage {
  readonly id: StageId;
  readonly number: number;
  readonly title: string;
  readonly state: State;
  /** "5 of 8, 3 to mend"; "not started" where there is nothing. */
  readonly detail: string;
  /** Things to mend in it: what fails, and of errors each. */
  readonly toMend: number;
  readonly evidence: readonly Evidence[];
}

export const stageIds = [
  'problem',
  'data',
  'features',
  'development',
  'validation',
  'deployment',
  'monitoring',
  'updates',
] as const;
export type StageId = (typeof stageIds)[number];

/** The one thing worth doing first. */
export interface NextStep {
  /** Lower case, follows "Next: ": "mend 3 error cells". */
  readonly label: string;
  readonly detail: string;
  /** In place of the detail where nothing can be pressed: how it is done. */
  readonly onCommandLine?: string;
  /** One sentence for "Why This". */
  readonly why: string;
  readonly stage: StageId;
  readonly target: Target | null;
}

export interface Lifecycle {
  readonly stages: readonly Stage[];
  readonly next: NextStep | null;
  /** Stages that are complete. */
  readonly complete: number;
  /** Things to mend in all stages: the badge. */
  readonly toMend: number;
}
