import type { GateRun, GateRuns } from '../../models/gates/gateRuns';
import type { Database, Statement } from '../sqlite';

/** Kept as the exit code of what ran for longer than it may: no program exits with it. */
const timedOutCode = -1;

/** What came of commands of gates on this machine, bound to the digest of the package that they were run for. */
export class StoredGateRuns implements GateRuns {
  readonly #keep: Statement;
  readonly #of: Statement;

  constructor(
    database: Database,
    private readonly write: (work: () => void) => void,
  ) {
    this.#keep = database.prepare('INSERT OR REPLACE INTO gate_runs VALUES (?, ?, ?, ?, ?, ?)');
    this.#of = database.prepare(
      'SELECT command, exit_code, at, output FROM gate_runs WHERE digest = ? AND stage = ? ORDER BY at, command',
    );
  }

  of(digest: string, stage: string): readonly GateRun[] {
    return this.#of.rows(digest, stage).map(([command, exitCode, at, output]) => ({
      command: String(command),
      exitCode: exitCode === null || exitCode === timedOutCode ? null : Number(exitCode),
      timedOut: exitCode === timedOutCode,
      at: Number(at),
      output: String(output),
    }));
  }

  keep(digest: string, stage: string, runs: readonly GateRun[]): void {
    if (runs.length === 0) return;
    this.write(() => {
      for (const { command, exitCode, timedOut, at, output } of runs)
        this.#keep.run(digest, stage, command, timedOut ? timedOutCode : exitCode, at, output);
    });
  }
}
