import { Command, CommanderError } from 'commander';
import { version } from '../../package.json';
import { errorMessage } from '../base/errors';
import { auditCommand } from './audit/auditCommand';
import { checkCommand } from './checkCommand';
import type { CommandContext } from './commandContext';
import { CommandError } from './commandError';
import { modelsCommand } from './models/modelsCommand';
import { runsCommand } from './runs/runsCommand';
import { statusCommand } from './statusCommand';
import { ExitCode, type Terminal } from './terminal';

/** Runs one command line to its exit code; never throws. */
export async function run(args: readonly string[], around: Omit<CommandContext, 'version'>): Promise<ExitCode> {
  let exitCode: ExitCode = ExitCode.done;
  const { terminal, signal } = around;
  const exit = (code: ExitCode) => {
    exitCode = code;
  };
  const program = new Command('tend')
    .description('The ML project life cycle on the command line: the same core as the editor, for CI.')
    .version(version);
  const context = { ...around, version };
  for (const command of [checkCommand, statusCommand, runsCommand, modelsCommand, auditCommand])
    program.addCommand(command(context, exit));
  for (const command of withSubcommands(program)) {
    command.exitOverride().configureOutput({
      writeErr: (text) => noteAll(terminal, text.startsWith('error:') ? text.replace(/\s*\n\s*/g, ' ') : text),
      writeOut: (text) => terminal.out(text),
    });
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return signal.aborted ? ExitCode.interrupted : exitCode;
  } catch (error) {
    return failure(error, terminal, signal);
  }
}

function withSubcommands(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}

function noteAll(terminal: Terminal, text: string): void {
  for (const line of text.trimEnd().split('\n')) terminal.note(line);
}

function failure(error: unknown, terminal: Terminal, signal: AbortSignal): ExitCode {
  terminal.progress('');
  if (signal.aborted) return ExitCode.interrupted;
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.done : ExitCode.unusable;
  if (error instanceof CommandError) terminal.note(`tend: ${error.message}`);
  else terminal.note(`tend: this should not have happened: ${errorMessage(error)}`);
  return ExitCode.unusable;
}
