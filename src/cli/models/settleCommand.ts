import { Command } from 'commander';
import type { CommandContext } from '../commandContext';
import { ExitCode } from '../terminal';
import { withModelsOptions, type ModelsOptions } from './modelsOptions';
import type { ReasonOptions } from './reason';

interface SettleOptions extends ModelsOptions, ReasonOptions {
  readonly keep?: string;
}

/** `tend models settle` */
export function settleCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  const description = 'Where branches gave one number to two packages: says which one keeps it.';
  return withModelsOptions(new Command('settle').description(description))
    .argument('<version>', 'such as churn@4')
    .option('--keep <digest>', 'start of the digest of the package that keeps it')
    .option('--reason <text>', 'why; required without a terminal')
    .action(async (version: string, options: SettleOptions) => exit(await settle(context, version, options)));
}

async function settle(command: CommandContext, version: string, options: SettleOptions): Promise<ExitCode> {
  const [{ withModels }, { settleVersion }, { printJson }, { reasonOf }] = await Promise.all([
    import('./openModels'),
    import('../../actions/models/settleVersion'),
    import('./printJson'),
    import('./reason'),
  ]);
  const reason = await reasonOf(options, command.signal);
  return withModels(command, options, ({ context }) => {
    const settled = settleVersion(context, { version, keep: options.keep ?? null, reason });
    if (options.format === 'json') printJson(command, { ok: true, path: null, problems: [], ...settled });
    else {
      command.terminal.out(`${settled.version} is ${settled.keep.slice(0, 19)}.\n`);
      for (const { digest, version: number } of settled.renumbered)
        command.terminal.out(`  ${digest.slice(0, 19)} is ${number} from now on.\n`);
    }
    return ExitCode.done;
  });
}
