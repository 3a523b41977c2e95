import type { Terminal } from './terminal';

/** An input of which nothing can be read, and why. */
export interface UnusableInput {
  readonly path: string;
  readonly problem: string;
}

/** One line on standard error for each. */
export function noteUnusable(terminal: Terminal, inputs: readonly UnusableInput[]): void {
  for (const { path, problem } of inputs) terminal.note(`${path}: ${problem}`);
}
