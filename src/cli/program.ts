import { Command, CommanderError } from 'commander';
import { version } from '../../package.json';
import { checkCommand } from './checkCommand';
import { CommandError } from './commandError';
import type { Terminal } from './terminal';
import { ExitCode, processTerminal } from './terminal';

/** What every command is given. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  readonly version: string;
  /** The folder that relative paths on the command line start from. */
  readonly cwd: string;
}

/** Runs the command line and sets the exit code of the process; never throws. */
export async function runProgram(args: readonly string[]): Promise<void> {
  const interrupt = new AbortController();
  const onSignal = () => interrupt.abort();
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  // A reader that went away (`tend check | head`) is no fault of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));
  process.exitCode = await run(args, interrupt.signal);
  process.off('SIGINT', onSignal);
  process.off('SIGTERM', onSignal);
}

async function run(args: readonly string[], signal: AbortSignal): Promise<ExitCode> {
  const colour = !args.includes('--no-color');
  const terminal = processTerminal(process.stdout, process.stderr, process.env, { colour });
  let exitCode: ExitCode = ExitCode.done;
  const context: CommandContext = { terminal, signal, version, cwd: process.cwd() };
  const program = new Command('tend')
    .description('The ML project life cycle on the command line: the same core as the editor, for CI.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeErr: (text) => terminal.note(text.trimEnd()), writeOut: (text) => terminal.out(text) })
    .addCommand(
      checkCommand(context, (code) => {
        exitCode = code;
      }),
    );
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    return failure(error, terminal, signal);
  }
}

function failure(error: unknown, terminal: Terminal, signal: AbortSignal): ExitCode {
  if (signal.aborted) return ExitCode.interrupted;
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.done : ExitCode.unusable;
  if (error instanceof CommandError) terminal.note(`tend: ${error.message}`);
  else terminal.note(`tend: this should not have happened: ${error instanceof Error ? error.message : String(error)}`);
  return ExitCode.unusable;
}
