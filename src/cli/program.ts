import { Command, CommanderError } from 'commander';
import { version } from '../../package.json';
import { errorMessage } from '../base/errors';
import { auditCommand } from './audit/auditCommand';
import { checkCommand } from './checkCommand';
import type { CommandContext } from './commandContext';
import { CommandError } from './commandError';
import { modelsCommand } from './models/modelsCommand';
import { printJson } from './models/printJson';
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
  program.hook('preAction', (_, command) => refuseEmpty(command));
  try {
    await program.parseAsync(namesNothing(program, args) ? args.filter((it) => !asksForHelp(it)) : args, {
      from: 'user',
    });
    return signal.aborted ? ExitCode.interrupted : exitCode;
  } catch (error) {
    return failure(error, context, args);
  }
}

/** What a script leaves empty would be the current folder: a variable that is not set. */
function refuseEmpty(command: Command): void {
  if (command.args.includes('')) command.error('error: an argument is empty; is a variable not set?');
}

const asksForHelp = (arg: string) => arg === '--help' || arg === '-h';

/** Whether the words before the first option name no command: there is no help for it then, only what may be meant. */
function namesNothing(program: Command, args: readonly string[]): boolean {
  let command = program;
  for (const word of args) {
    if (word.startsWith('-') || word === 'help' || command.commands.length === 0) return false;
    const named = command.commands.find((it) => it.name() === word);
    if (!named) return true;
    command = named;
  }
  return false;
}

function withSubcommands(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}

function noteAll(terminal: Terminal, text: string): void {
  for (const line of text.trimEnd().split('\n')) terminal.note(line);
}

function failure(error: unknown, context: CommandContext, args: readonly string[]): ExitCode {
  const { terminal, signal } = context;
  terminal.progress('');
  if (signal.aborted) {
    if (wantsDocument(args)) printJson(context, { error: 'interrupted' });
    return ExitCode.interrupted;
  }
  if (error instanceof CommanderError && error.exitCode === 0) return ExitCode.done;
  const sentence = sentenceOf(error);
  if (!(error instanceof CommanderError)) terminal.note(`tend: ${sentence}`);
  if (wantsDocument(args)) printJson(context, { error: sentence });
  return error instanceof CommandError ? error.exitCode : ExitCode.unusable;
}

/** What commander says it has written to standard error itself. */
function sentenceOf(error: unknown): string {
  if (error instanceof CommanderError) return error.message.replace(/^error: /, '');
  return error instanceof CommandError ? error.message : `this should not have happened: ${errorMessage(error)}`;
}

/** `models` and `audit` answer whoever wants JSON with a document, whatever came of it. */
function wantsDocument(args: readonly string[]): boolean {
  const isJson = args.includes('--format=json') || args[args.indexOf('--format') + 1] === 'json';
  return isJson && ['models', 'audit'].includes(args[0] ?? '');
}
