import { Command } from 'commander';
import type { CommandContext } from '../commandContext';
import { ExitCode } from '../terminal';
import type { ShowOptions } from './printRun';
import { runsFormatOption, withRunsOptions } from './runsOptions';

/** `tend runs show` */
export function showCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  return withRunsOptions(new Command('show').description('Everything of one run.'))
    .argument('<id>', 'id of a run, its first four characters or more, or its name')
    .option('--metric <key>', 'every point of this metric')
    .addOption(runsFormatOption('text', ['text', 'json']))
    .action(async (id: string, options: ShowOptions) => {
      const { printRun } = await import('./printRun');
      await printRun(context, id, options);
      exit(ExitCode.done);
    });
}
