import { Command } from 'commander';
import type { CommandContext } from '../commandContext';
import type { ExitCode } from '../terminal';
import type { ImportOptions } from './printImport';
import { runsFormatOption, withRunsOptions } from './runsOptions';

/** `tend runs import` */
export function importCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  const description = 'Reads what is new of the runs on disk into the store of the project.';
  return withRunsOptions(new Command('import').description(description))
    .argument('[path...]', 'sources or folders that hold them; without any those of the project')
    .option(
      '--full',
      "look at every file again: of MLflow's files, values that were written later into runs that ended long ago are seen only so",
      false,
    )
    .addOption(runsFormatOption('text', ['text', 'json']))
    .action(async (paths: readonly string[], options: ImportOptions) => {
      const { printImport } = await import('./printImport');
      exit(await printImport(context, paths, options));
    });
}
