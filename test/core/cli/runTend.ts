import { run } from '../../../src/cli/program';

export interface TendRun {
  readonly code: number;
  readonly out: string;
  /** Lines on standard error. */
  readonly notes: readonly string[];
}

export interface RunAround {
  readonly signal?: AbortSignal;
  readonly onProgress?: (text: string) => unknown;
  readonly width?: number;
}

/** Runs the command line in a folder, with streams in memory and a clock that stands. */
export async function runTend(cwd: string, args: readonly string[], around: RunAround = {}): Promise<TendRun> {
  const notes: string[] = [];
  let out = '';
  const terminal = {
    out: (text: string) => {
      out += text;
    },
    note: (line: string) => void notes.push(line),
    progress: (text: string) => around.onProgress?.(text),
    colour: false,
    width: around.width ?? null,
  };
  const signal = around.signal ?? new AbortController().signal;
  const code = await run(args, { terminal, signal, cwd, now: () => new Date('2026-11-25T18:00:00Z') });
  return { code, out, notes };
}
