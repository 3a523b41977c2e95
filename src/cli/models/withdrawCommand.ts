import { Command } from 'commander';
import type { CommandContext } from '../commandContext';
import type { ExitCode } from '../terminal';
import { withModelsOptions, type ModelsOptions } from './modelsOptions';
import type { ReasonOptions } from './reason';

interface WithdrawOptions extends ModelsOptions, ReasonOptions {
  readonly stage: string;
}

/** `tend models withdraw` */
export function withdrawCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  return withModelsOptions(
    new Command('withdraw').description('Takes what is live out of a stage, so that nothing is.'),
  )
    .argument('<model>', 'name of the model')
    .option('--stage <stage>', 'where', 'production')
    .option('--reason <text>', 'why; required without a terminal')
    .action(async (model: string, options: WithdrawOptions) => exit(await withdraw(context, model, options)));
}

async function withdraw(command: CommandContext, model: string, options: WithdrawOptions): Promise<ExitCode> {
  const [{ withModels }, { withdrawModel, withdrawModelInput }, { printDone }, { reasonOf }, { parsedInput }] =
    await Promise.all([
      import('./openModels'),
      import('../../actions/models/withdrawModel'),
      import('./printDone'),
      import('./reason'),
      import('./parsedInput'),
    ]);
  const reason = await reasonOf(options, command.signal);
  const input = parsedInput(withdrawModelInput, { model, stage: options.stage, reason });
  return withModels(command, options, ({ context }) => {
    const event = withdrawModel(context, input);
    const sentence = `Nothing of ${model} is live in ${options.stage} any more.`;
    return printDone(command, options, { event, sentence, subject: { model, stage: options.stage } });
  });
}
