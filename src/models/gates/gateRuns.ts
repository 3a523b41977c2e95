/** What came of a command of a gate that was run for one package and stage. */
export interface GateRun {
  readonly command: string;
  /** Null: it was stopped or could not be started. */
  readonly exitCode: number | null;
  /** Whether it was ended because it ran for longer than it may. */
  readonly timedOut: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What it printed, by lines; of much only the end. */
  readonly output: string;
}

/** Keeps what came of commands of gates, the last run of each command: to be looked at; a promotion runs them again. */
export interface GateRuns {
  of(digest: string, stage: string): readonly GateRun[];
  keep(digest: string, stage: string, runs: readonly GateRun[]): void;
}
