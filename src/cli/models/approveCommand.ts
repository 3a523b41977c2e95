import { Command } from 'commander';
import type { CommandContext } from '../commandContext';
import type { ExitCode } from '../terminal';
import { withModelsOptions, type ModelsOptions } from './modelsOptions';
import type { ReasonOptions } from './reason';

interface ApproveOptions extends ModelsOptions, ReasonOptions {
  readonly to: string;
}

/** `tend models approve` */
export function approveCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  return withModelsOptions(new Command('approve').description('Says yes to a version in a stage, bound to its bytes.'))
    .argument('<version>', 'such as churn@3')
    .requiredOption('--to <stage>', 'such as production')
    .option('--reason <text>', 'why; required without a terminal')
    .action(async (version: string, options: ApproveOptions) => exit(await approve(context, version, options)));
}

async function approve(command: CommandContext, version: string, options: ApproveOptions): Promise<ExitCode> {
  const [{ withModels }, { approveModel, approveModelInput }, { printDone }, { reasonOf }, { parsedInput }] =
    await Promise.all([
      import('./openModels'),
      import('../../actions/models/approveModel'),
      import('./printDone'),
      import('./reason'),
      import('./parsedInput'),
    ]);
  const reason = await reasonOf(options, command.signal);
  const input = parsedInput(approveModelInput, { version, stage: options.to, reason });
  return withModels(command, options, ({ context }) => {
    const event = approveModel(context, input);
    return printDone(command, options, event, `${context.actor.name} approves ${version} for ${options.to}.`);
  });
}
