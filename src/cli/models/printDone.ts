import type { CommandContext } from '../commandContext';
import { ExitCode } from '../terminal';
import type { ModelsOptions } from './modelsOptions';
import { printJson } from './printJson';

interface Done {
  readonly event: string;
  readonly sentence: string;
  /** What a person should know beside it: sentences. */
  readonly problems?: readonly string[];
  /** What it is about, for the document: `version`, `stage`. */
  readonly subject?: object;
}

/** Prints that one event was recorded: a sentence, or the document of the contract that has no shape of its own. */
export function printDone(
  command: CommandContext,
  { format, quiet }: Pick<ModelsOptions, 'format' | 'quiet'>,
  { event, sentence, problems = [], subject = {} }: Done,
): ExitCode {
  if (format === 'json') printJson(command, { ok: true, event, path: null, problems, ...subject });
  else {
    if (!quiet) problems.forEach((it) => command.terminal.note(it));
    command.terminal.out(`${sentence}\n`);
  }
  return ExitCode.done;
}
