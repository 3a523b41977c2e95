import { spawn, type ChildProcess } from 'node:child_process';
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
}

export interface Ran {
  /** Null: it could not be started, or was ended by a signal. */
  readonly code: number | null;
  /** The last line that it wrote, on either stream. */
  readonly lastLine: string;
}

/** Milliseconds that a program has to end by itself once it is asked to. */
const grace = 2000;

/** As a person would type it. */
export function invocationText({ program, args }: Invocation): string {
  return [program, ...args].map((word) => shellWord(word)).join(' ');
}

/**
 * Runs a program and whatever it starts; stopping ends all of it. `onLine` is told each line that it writes. Throws only when it
 * was stopped, after it has ended.
 */
export async function runInvocation(
  { program, args, shell = false, cwd, env = {} }: Invocation,
  signal: AbortSignal,
  onLine: (line: string) => void,
): Promise<Ran> {
  signal.throwIfAborted();
  const child = spawn(program, args, {
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    shell,
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...process.env, ...env },
  });
  let lastLine = '';
  const lines = (text: string) => {
    for (const line of text.split(/\r?\n|\r/)) {
      if (line.trim() === '') continue;
      lastLine = line.trim();
      onLine(lastLine);
    }
  };
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', lines);
  const code = await ended(child, signal, lines);
  signal.throwIfAborted();
  return { code, lastLine };
}

function ended(child: ChildProcess, signal: AbortSignal, onError: (text: string) => void): Promise<number | null> {
  let force: NodeJS.Timeout | undefined;
  const stop = () => {
    endGroup(child, 'SIGTERM');
    force = setTimeout(() => endGroup(child, 'SIGKILL'), grace);
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
