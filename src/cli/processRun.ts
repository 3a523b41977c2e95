import { run } from './program';
import { ExitCode, processTerminal } from './terminal';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Signals that come so soon after the first one (milliseconds) are the same wish: Ctrl-C reaches whoever passes it on, too. */
const sameWish = 500;

/**
 * Runs the command line of this process and sets its exit code. The first interrupt asks the work to stop, the second one
 * ends the process as usual.
 */
export async function runProcess(args: readonly string[]): Promise<void> {
  const interrupt = new AbortController();
  let asked = 0;
  const onSignal = (signal: NodeJS.Signals) => {
    if (interrupt.signal.aborted && performance.now() - asked > sameWish) {
      for (const each of signals) process.off(each, onSignal);
      process.kill(process.pid, signal);
    }
    if (!interrupt.signal.aborted) asked = performance.now();
    interrupt.abort();
  };
  for (const signal of signals) process.on(signal, onSignal);
  const output = watchOutput(interrupt);
  const terminal = processTerminal(process.stdout, process.stderr, process.env, {
    colour: !args.includes('--no-color'),
  });
  const exitCode = await run(args, { terminal, signal: interrupt.signal, cwd: process.cwd(), now: () => new Date() });
  process.exitCode = output.failure ?? exitCode;
  for (const signal of signals) process.off(signal, onSignal);
}

/** A reader that went away (`tend check | head`) ends the work and is no fault; a full disk is. */
function watchOutput(interrupt: AbortController): { readonly failure: ExitCode | null } {
  const state: { failure: ExitCode | null } = { failure: null };
  // Whoever closed standard error does not want to know.
  process.stderr.on('error', () => undefined);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    const isClosed = error.code === 'EPIPE';
    state.failure ??= isClosed ? ExitCode.done : ExitCode.unusable;
    process.exitCode = state.failure;
    if (!isClosed) process.stderr.write(`tend: standard output cannot be written: ${error.message}\n`);
    interrupt.abort();
  });
  return state;
}
