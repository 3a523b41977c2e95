import { Command } from 'commander';
import type { CommandContext } from '../commandContext';
import type { ExitCode } from '../terminal';
import { withModelsOptions, type ModelsOptions } from './modelsOptions';
import type { ReasonOptions } from './reason';

interface ApproveOptions extends ModelsOptions, ReasonOptions {
  readonly to: string;
  readonly as?: string;
}

/** `tend models approve` */
export function approveCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  return withModelsOptions(new Command('approve').description('Says yes to a version in a stage, bound to its bytes.'))
    .argument('<version>', 'such as churn@3')
    .requiredOption('--to <stage>', 'such as production')
    .option('--reason <text>', 'why; required without a terminal')
    .option('--as <email>', 'the person who says yes, where a job of CI records it')
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
  const input = parsedInput(approveModelInput, { version, stage: options.to, reason, as: options.as ?? null });
  return withModels(command, options, ({ context }) => {
    const { event, notes: problems } = approveModel(context, input);
    const { name } = context.actor;
    const by = input.as?.trim() ?? name;
    const who = by === name ? name : `${by}, run by ${name},`;
    const sentence = `${who} approves ${version} for ${options.to}.`;
    return printDone(command, options, { event, sentence, problems, subject: { version, stage: options.to } });
  });
}
