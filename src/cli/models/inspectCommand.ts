import { Command } from 'commander';
import type { CommandContext } from '../commandContext';
import type { ExitCode } from '../terminal';
import { withModelsOptions } from './modelsOptions';
import type { InspectOptions } from './printInspection';

/** `tend models inspect` */
export function inspectCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  const description =
    'What a model file holds and what would run if it were loaded, without loading it. Exits with 1 where it is dangerous or damaged, with 2 where nothing of it can be read.';
  const collect = (value: string, previous: readonly string[]) => [...previous, value];
  return withModelsOptions(new Command('inspect').description(description))
    .argument('<file>', 'a model file, or a folder with model files')
    .option('--trust <module.name>', 'an import that you trust (repeatable)', collect, [])
    .action(async (file: string, options: InspectOptions) => {
      const { printInspection } = await import('./printInspection');
      exit(await printInspection(context, file, options));
    });
}
