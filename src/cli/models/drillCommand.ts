import { Command } from 'commander';
import type { CommandContext } from '../commandContext';
import { ExitCode } from '../terminal';
import { withModelsOptions, type ModelsOptions } from './modelsOptions';

interface DrillOptions extends ModelsOptions {
  readonly python?: string;
  readonly trust?: true;
  readonly reason?: string;
}

/** `tend models drill` */
export function drillCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  const description =
    'Proves that a version can be brought back: restores it, builds its environment, asks its golden pairs.';
  return withModelsOptions(new Command('drill').description(description))
    .argument('<version>', 'such as churn@3')
    .option(
      '--python <program>',
      'a Python that is used as it is (default: an environment of what the package requires)',
    )
    .option('--trust', 'load what is not known to be safe too')
    .option('--reason <text>', 'why')
    .action(async (version: string, options: DrillOptions) => exit(await drill(context, version, options)));
}

async function drill(command: CommandContext, version: string, options: DrillOptions): Promise<ExitCode> {
  const [{ withModels }, { drillModel }, { drillLines, publicDrill }, { printJson }, { givenReason }] =
    await Promise.all([
      import('./openModels'),
      import('../../actions/models/drillModel'),
      import('../reporters/models/drillReporter'),
      import('./printJson'),
      import('./reason'),
    ]);
  const { terminal } = command;
  return withModels(command, options, async ({ context, note }) => {
    const announce = (text: string) => note(`Running: ${text}`);
    const { python = null, trust = false } = options;
    const reason = givenReason(options) ?? '';
    const drilled = await drillModel({ ...context, announce }, { version, python, trust, reason });
    terminal.progress('');
    if (options.format === 'json') printJson(command, publicDrill(drilled));
    else for (const line of drillLines(drilled)) terminal.out(`${line}\n`);
    return drilled.ok ? ExitCode.done : ExitCode.findings;
  });
}
