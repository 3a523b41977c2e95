import { Command } from 'commander';
import type { CommandContext } from '../commandContext';
import type { ExitCode } from '../terminal';
import { withModelsOptions, type ModelsOptions } from './modelsOptions';
import type { ReasonOptions } from './reason';

interface RollbackOptions extends ModelsOptions, ReasonOptions {
  readonly stage: string;
  readonly toVersion?: string;
  readonly unverified: boolean;
}

/** `tend models rollback` */
export function rollbackCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  const description =
    'Makes live again what was live before, without its gates; its bytes have to be here, whole in one copy at least.';
  return withModelsOptions(new Command('rollback').description(description))
    .argument('<model>', 'name of the model')
    .option('--stage <stage>', 'where', 'production')
    .option('--to-version <version>', 'one that was live before, such as churn@2 (default: the one before)')
    .option('--unverified', 'even where its bytes are not here or damaged', false)
    .option('--reason <text>', 'why; required without a terminal')
    .action(async (model: string, options: RollbackOptions) => exit(await rollBack(context, model, options)));
}

async function rollBack(command: CommandContext, model: string, options: RollbackOptions): Promise<ExitCode> {
  const [{ withModels }, { rollBackModel, rollBackModelInput }, { printDone }, { reasonOf }, { parsedInput }] =
    await Promise.all([
      import('./openModels'),
      import('../../actions/models/rollBackModel'),
      import('./printDone'),
      import('./reason'),
      import('./parsedInput'),
    ]);
  const reason = await reasonOf(options, command.signal);
  const input = parsedInput(rollBackModelInput, {
    model,
    stage: options.stage,
    toVersion: options.toVersion ?? null,
    unverified: options.unverified,
    reason,
  });
  return withModels(command, options, async ({ context }) => {
    const { version, from, event, notes: problems } = await rollBackModel(context, input);
    command.terminal.progress('');
    const instead = from === null ? '' : `, in place of ${model}@${from}`;
    const sentence = `${model}@${version} is live in ${options.stage} again${instead}.`;
    const before = from === null ? null : `${model}@${from}`;
    const subject = { version: `${model}@${version}`, stage: options.stage, from: before };
    return printDone(command, options, { event, sentence, problems, subject });
  });
}
