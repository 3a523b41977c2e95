import { Command } from 'commander';
import type { CommandContext } from '../commandContext';
import { ExitCode } from '../terminal';
import { withModelsOptions, type ModelsOptions } from './modelsOptions';

/** `tend models show` */
export function showCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  return withModelsOptions(new Command('show').description('Everything of one model, or of one version.'))
    .argument('<name>', 'such as churn, churn@3 or churn#production')
    .action(async (name: string, options: ModelsOptions) => exit(await show(context, name, options)));
}

async function show(command: CommandContext, name: string, options: ModelsOptions): Promise<ExitCode> {
  const [
    { withModels },
    { showModel },
    { publicModel },
    { printJson },
    { shownText },
    { absentJson, clockJson },
    { toldMetrics },
  ] = await Promise.all([
    import('./openModels'),
    import('../../actions/models/showModel'),
    import('../../actions/models/publicModels'),
    import('./printJson'),
    import('../reporters/models/showReporter'),
    import('../reporters/models/liveReporter'),
    import('../../actions/models/pages/toldMetrics'),
  ]);
  const { terminal, now } = command;
  return withModels(command, { ...options, reads: true }, ({ context, store }) => {
    const shown = showModel(context, name);
    if (options.format === 'json') {
      const { missing, signedBefore } = shown;
      const clocks = shown.clocks.map(clockJson);
      const absent = absentJson(shown.absent);
      const beside = { missing, absent, clocks, ...(shown.version ? { signedBefore } : {}) };
      printJson(command, { models: [{ ...publicModel(context, shown), ...beside }] });
    } else {
      const text = {
        now: now().getTime(),
        config: context.config,
        colour: terminal.colour,
        width: terminal.width ?? Infinity,
        told: toldMetrics(context),
        history: (path: string) => store.profiles.history(path),
      };
      for (const line of shownText(shown, text)) terminal.out(`${line}\n`);
    }
    return ExitCode.done;
  });
}
