import { Command } from 'commander';
import type { CommandContext } from '../commandContext';
import { ExitCode } from '../terminal';
import type { ListOptions } from './printRuns';
import { runsFormatOption, withSelectOptions } from './runsOptions';

/** `tend runs list` */
export function listCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  return withSelectOptions(new Command('list').description('The runs, those of all trackers together.'))
    .option('--all', 'every column that tells runs apart, however wide', false)
    .addOption(runsFormatOption('text'))
    .action(printing(context, exit));
}

/** `tend runs export` */
export function exportCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  return withSelectOptions(new Command('export').description('The runs with every metric, param and tag, as a file.'))
    .addOption(runsFormatOption('csv', ['csv', 'json', 'markdown', 'latex']))
    .action(printing(context, exit));
}

/** What only some commands need is loaded by those. */
function printing(context: CommandContext, exit: (code: ExitCode) => void): (options: ListOptions) => Promise<void> {
  return async (options) => {
    const { printRuns } = await import('./printRuns');
    await printRuns(context, options);
    exit(ExitCode.done);
  };
}
