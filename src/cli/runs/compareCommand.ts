import { Command } from 'commander';
import type { CommandContext } from '../commandContext';
import { CommandError } from '../commandError';
import { ExitCode } from '../terminal';
import type { CompareOptions } from './printComparison';
import { runsFormatOption, withRunsOptions } from './runsOptions';

/** `tend runs compare` */
export function compareCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  const description = 'What differs between runs, or groups of repeats, and what is noise.';
  return withRunsOptions(new Command('compare').description(description))
    .argument('<side...>', `two or more: id of a run, or a filter that finds repeats, such as "params.model = 'rf'"`)
    .addOption(runsFormatOption('text'))
    .action(async (words: readonly string[], options: CompareOptions) => {
      if (words.length < 2) throw new CommandError('Name two or more runs to compare.');
      const { printComparison } = await import('./printComparison');
      await printComparison(context, words, options);
      exit(ExitCode.done);
    });
}
