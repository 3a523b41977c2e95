import { oneLine } from './oneLine';

/** The three streams of a command, as far as commands need them; tests hand in their own. */
export interface Terminal {
  /** Writes results. */
  out(text: string): void;
  /** Writes one line of notes or problems, whatever the text holds. */
  note(line: string): void;
  /** Replaces the progress line; does nothing where standard error is not a terminal. */
  progress(text: string): void;
  readonly colour: boolean;
  /** Characters that a line of results has room for; null where that does not matter. */
  readonly width: number | null;
}

/** Exit codes of the contract. */
export const ExitCode = { done: 0, findings: 1, unusable: 2, interrupted: 130 } as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** The terminal of a process; colours follow NO_COLOR and FORCE_COLOR. */
export function processTerminal(
  out: Stream,
  err: Stream,
  env: Readonly<Record<string, string | undefined>>,
  wanted: { readonly colour: boolean },
): Terminal {
  let shown = false;
  const clear = () => {
    if (shown) err.write('\r\u001b[K');
    shown = false;
  };
  return {
    out: (text) => {
      clear();
      out.write(text);
    },
    note: (line) => {
      clear();
      err.write(`${oneLine(line)}\n`);
    },
    progress: (text) => {
      if (!err.isTTY) return;
      clear();
      if (text !== '') err.write(oneLine(text));
      shown = text !== '';
    },
    colour: wanted.colour && colourAllowed(out, env),
    width: out.isTTY === true ? (out.columns ?? null) : null,
  };
}

function colourAllowed(out: Stream, env: Readonly<Record<string, string | undefined>>): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR && env.FORCE_COLOR !== '0') return true;
  return out.isTTY === true && env.TERM !== 'dumb';
}
