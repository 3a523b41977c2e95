import type { CommandContext } from '../commandContext';
import { ExitCode } from '../terminal';
import type { ModelsOptions } from './modelsOptions';
import { printJson } from './printJson';

/** Prints that one event was recorded: a sentence, or the document of the contract that has no shape of its own, with `problems`. */
export function printDone(
  command: CommandContext,
  { format }: Pick<ModelsOptions, 'format'>,
  event: string,
  sentence: string,
  problems: readonly string[] = [],
): ExitCode {
  if (format === 'json') printJson(command, { ok: true, event, path: null, problems });
  else command.terminal.out(`${sentence}\n`);
  return ExitCode.done;
}
