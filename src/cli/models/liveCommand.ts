import { Command } from 'commander';
import type { CommandContext } from '../commandContext';
import { ExitCode } from '../terminal';
import { withModelsOptions, type ModelsOptions } from './modelsOptions';

interface LiveOptions extends ModelsOptions {
  readonly stage: string;
  readonly at?: string;
}

/** `tend models live` */
export function liveCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  return withModelsOptions(
    new Command('live').description('Which version was live at a moment, who made it so and why.'),
  )
    .argument('<model>', 'name of the model')
    .option('--stage <stage>', 'stage', 'production')
    .option('--at <time>', 'such as 2026-03-01, which means its end, or 2026-03-01T12:00Z; UTC (default: now)')
    .action(async (model: string, options: LiveOptions) => exit(await live(context, model, options)));
}

async function live(command: CommandContext, model: string, options: LiveOptions): Promise<ExitCode> {
  const [{ withModels }, { liveVersion }, { printJson }, { liveJson, liveText }] = await Promise.all([
    import('./openModels'),
    import('../../actions/models/liveVersion'),
    import('./printJson'),
    import('../reporters/models/liveReporter'),
  ]);
  return withModels(command, { ...options, reads: true }, ({ context, note }) => {
    const answer = liveVersion(context, { model, stage: options.stage, at: options.at ?? null });
    for (const { path, problem, refused } of answer.missing) if (!refused) note(`${path}: ${problem}`);
    if (answer.absent) note(answer.absent.sentence);
    if (options.format === 'json') printJson(command, liveJson(answer));
    else for (const line of liveText(model, answer)) command.terminal.out(`${line}\n`);
    return answer.conflict.length > 0 ? ExitCode.findings : ExitCode.done;
  });
}
