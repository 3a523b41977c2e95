import type { Terminal } from './terminal';

/** What every command is given. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  readonly version: string;
  /** The folder that relative paths on the command line start from. */
  readonly cwd: string;
  readonly now: () => Date;
}
