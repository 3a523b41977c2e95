import { Command } from 'commander';
import type { CommandContext } from './commandContext';
import { failOnOption } from './failOn';
import { formatOption } from './formatOption';
import type { StatusOptions } from './printStatus';
import type { ExitCode } from './terminal';

/** `tend status` */
export function statusCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  return new Command('status')
    .description('Where the project stands: stages, evidence, the next thing to do.')
    .addOption(formatOption(['markdown', 'html']))
    .addOption(failOnOption('never'))
    .option('--config <file>', 'another tend.yaml; its paths are relative to itself')
    .option('--project <dir>', 'folder of the project (default: the nearest with tend.yaml or .tend)')
    .option('--quiet', 'no notes', false)
    .option('--no-color', 'no colours')
    .action(async (options: StatusOptions) => {
      const { printStatus } = await import('./printStatus');
      exit(await printStatus(context, options));
    });
}
