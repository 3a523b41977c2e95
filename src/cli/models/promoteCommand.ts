import { Command } from 'commander';
import type { CommandContext } from '../commandContext';
import type { ExitCode } from '../terminal';
import { withModelsOptions } from './modelsOptions';
import type { PromoteOptions } from './printPromotion';

/** `tend models promote` */
export function promoteCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  const description = 'Makes a version the live one of a stage, if every gate passes or is waived.';
  const collect = (value: string, before: readonly string[]) => [...before, value];
  return withModelsOptions(new Command('promote').description(description))
    .argument('<version>', 'such as churn@3')
    .requiredOption('--to <stage>', 'such as staging or production')
    .option('--reason <text>', 'why; required without a terminal')
    .option('--dry-run', 'asks every gate and records nothing', false)
    .option('--waive <gate>', 'waves a gate through, with the reason; repeatable', collect, [])
    .option('--new-stage', 'the stage is a new one, and meant: neither known nor declared in tend.yaml', false)
    .option('--until <date>', 'when the waiver ends; a date means its end, UTC')
    .action(async (version: string, options: PromoteOptions) => {
      const { printPromotion } = await import('./printPromotion');
      exit(await printPromotion(context, version, options));
    });
}
