import { resolve } from 'node:path';
import { Command } from 'commander';
import type { CommandContext } from '../commandContext';
import { ExitCode } from '../terminal';
import { withModelsOptions, type ModelsOptions } from './modelsOptions';

interface RunOptions extends ModelsOptions {
  readonly input: string;
  readonly against?: string;
  readonly python?: string;
  readonly trust?: true;
}

/** `tend models run` */
export function runCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  return withModelsOptions(new Command('run').description('Predicts with any version, and with another one beside it.'))
    .argument('<version>', 'such as churn@3')
    .requiredOption('--input <file>', "CSV, or JSON as MLflow's scoring server takes it")
    .option('--against <version>', 'a version that is asked the same')
    .option('--python <program>', 'a Python that is used as it is (default: environments of what the packages require)')
    .option('--trust', 'load what is not known to be safe too')
    .action(async (version: string, options: RunOptions) => exit(await runVersion(context, version, options)));
}

async function runVersion(command: CommandContext, version: string, options: RunOptions): Promise<ExitCode> {
  const [{ withModels }, { runModel }, { runLines }, { printJson }] = await Promise.all([
    import('./openModels'),
    import('../../actions/models/runModel'),
    import('../reporters/models/runReporter'),
    import('./printJson'),
  ]);
  const { terminal, cwd } = command;
  return withModels(command, { ...options, reads: true }, async ({ context, note }) => {
    const announce = (text: string) => note(`Running: ${text}`);
    const { python = null, trust = false, against = null } = options;
    const input = { version, input: resolve(cwd, options.input), against, python, trust };
    const ran = await runModel({ ...context, announce }, input);
    terminal.progress('');
    for (const text of ran.notes) note(text);
    if (options.format === 'json') printJson(command, ran);
    else for (const line of runLines(ran, terminal)) terminal.out(`${line}\n`);
    return ExitCode.done;
  });
}
