import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { errorMessage } from '../../base/errors';
import { shellWord } from '../../base/shellWord';

/** A program with its arguments. */
export interface Invocation {
  readonly program: string;
  readonly args: readonly string[];
  /** The program is a command line that the shell of this machine reads; absent: no shell does. */
  readonly shell?: boolean;
  /** Absent: the folder of this process. */
  readonly cwd?: string;
  /** Variables beside those of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** After so many milliseconds it is ended; absent: never. */
  readonly timeout?: number;
}

export interface Ran {
  /** Null: it could not be started, or was ended by a signal. */
  readonly code: number | null;
  /** The last line that it wrote, on either stream. */
  readonly lastLine: string;
  /** Whether it was ended because it ran for longer than it may. */
  readonly timedOut: boolean;
}

/** Milliseconds that a program has to end by itself once it is asked to. */
const grace = 2000;
/** Characters that are kept of a line. */
const longestLine = 10_000;

/** As a person would type it. */
export function invocationText({ program, args }: Invocation): string {
  return [program, ...args].map((word) => shellWord(word)).join(' ');
}

/**
 * Runs a program and whatever it starts; stopping ends all of it. `onLine` is told each line that it writes. Throws only when it
 * was stopped, after it has ended.
 */
export async function runInvocation(
  { program, args, shell = false, cwd, env = {}, timeout }: Invocation,
  signal: AbortSignal,
  onLine: (line: string) => void,
): Promise<Ran> {
  signal.throwIfAborted();
  const limit = timeout === undefined ? null : AbortSignal.timeout(timeout);
  const child = spawn(program, args, {
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    shell,
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...process.env, ...env },
  });
  let lastLine = '';
  const line = (text: string) => {
    if (text.trim() === '') return;
    lastLine = text.trim();
    onLine(lastLine);
  };
  for (const stream of [child.stdout, child.stderr]) tellLines(stream, line);
  const code = await ended(child, limit === null ? signal : AbortSignal.any([signal, limit]), line);
  signal.throwIfAborted();
  const timedOut = limit?.aborted === true;
  return { code: timedOut ? null : code, lastLine, timedOut };
}

/** Tells whole lines of a stream; of a line without end the beginning. */
function tellLines(stream: Readable, onLine: (line: string) => void): void {
  let begun = '';
  stream.setEncoding('utf8').on('data', (text: string) => {
    const [first = '', ...rest] = text.split(/\r?\n|\r/);
    begun = `${begun}${first}`.slice(0, longestLine);
    for (const next of rest) {
      onLine(begun);
      begun = next.slice(0, longestLine);
    }
  });
  stream.on('end', () => {
    onLine(begun);
  });
}

function ended(child: ChildProcess, signal: AbortSignal, onError: (text: string) => void): Promise<number | null> {
  let force: NodeJS.Timeout | undefined;
  const stop = () => {
    endGroup(child, 'SIGTERM');
    force = setTimeout(() => {
      endGroup(child, 'SIGKILL');
      // What left the group may hold the streams open for ever.
      for (const stream of [child.stdout, child.stderr]) stream?.destroy();
    }, grace);
  };
  signal.addEventListener('abort', stop, { once: true });
  return new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      onError(errorMessage(error));
      resolve(null);
    });
    child.once('close', resolve);
  }).finally(() => {
    clearTimeout(force);
    signal.removeEventListener('abort', stop);
  });
}

/** Ends a program with all that it started. */
function endGroup({ pid }: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore', windowsHide: true });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}
