import { Command } from 'commander';
import type { CommandContext } from '../commandContext';
import type { ExitCode } from '../terminal';
import { withModelsOptions, type ModelsOptions } from './modelsOptions';

/** `tend models list` */
export function listCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  return withModelsOptions(new Command('list').description('All versions of all models, newest first.')).action(
    async (options: ModelsOptions) => {
      const { printModels } = await import('./printModels');
      exit(await printModels(context, options));
    },
  );
}
