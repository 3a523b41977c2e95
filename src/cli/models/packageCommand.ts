import { Command } from 'commander';
import type { CommandContext } from '../commandContext';
import type { ExitCode } from '../terminal';
import { withModelsOptions } from './modelsOptions';
import type { PackageOptions } from './printPackage';

/** `tend models package` */
export function packageCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  const collect = (value: string, previous: readonly string[]) => [...previous, value];
  const description = 'Packages a model with what it needs to be run again, as an OCI image layout.';
  return withModelsOptions(new Command('package').description(description))
    .argument('[source]', 'model file, folder, or MLmodel folder; without it the model that the run logged')
    .requiredOption('--name <name>', 'name of the model')
    .option('--run <id>', 'the run that made it: its params, metrics, code and environment go in')
    .option('--example <file>', 'an input as it comes in production')
    .option('--golden <file>', 'inputs with the outputs that a restored model has to repeat')
    .option('--requirements <file>', 'the Python packages it needs, pinned')
    .option('--predictions <file>', 'predictions on the test rows, for the comparison with the champion')
    .option('--card <file>', 'its model card')
    .option('--licence <spdx>', 'its licence (default: that of the project)')
    .option('--data <file>', 'a data set that it was trained on (repeatable)', collect, [])
    .option('--out <dir>', 'where the layout goes (default: among the packages of the project)')
    .action(async (source: string | undefined, options: PackageOptions) => {
      const { printPackage } = await import('./printPackage');
      exit(await printPackage(context, source ?? null, options));
    });
}
