import { Command } from 'commander';
import { plural } from '../../base/text';
import type { CommandContext } from '../commandContext';
import { ExitCode } from '../terminal';
import { withModelsOptions, type ModelsOptions } from './modelsOptions';
import type { ReasonOptions } from './reason';

interface PurgeOptions extends ModelsOptions, ReasonOptions {}

/** `tend models purge` */
export function purgeCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  const description = 'Deletes the bytes of a version for good; what it was stays in the registry.';
  return withModelsOptions(new Command('purge').description(description))
    .argument('<version>', 'such as churn@3')
    .option('--reason <text>', 'why; required without a terminal')
    .action(async (version: string, options: PurgeOptions) => exit(await purge(context, version, options)));
}

async function purge(command: CommandContext, version: string, options: PurgeOptions): Promise<ExitCode> {
  const [{ withModels }, { purgeModel }, { purgeRemains }, { printJson }, { reasonOf }] = await Promise.all([
    import('./openModels'),
    import('../../actions/models/purgeModel'),
    import('../../actions/models/restoring/purgeRemains'),
    import('./printJson'),
    import('./reason'),
  ]);
  const reason = await reasonOf(options, command.signal);
  return withModels(command, options, async ({ context, note }) => {
    const { event, files, problems } = purgeModel(context, { version, reason });
    const notes = await purgeRemains(context, version);
    const ok = problems.length === 0;
    if (options.format === 'json') printJson(command, { ok, event, path: null, problems, notes });
    else {
      const done =
        event === null
          ? 'was purged before; what was left of it here is gone'
          : `is purged: its bytes are ${notes.length === 0 ? 'gone for good' : 'deleted here'}. The digests of its ${plural(files, 'file')} stay in the registry`;
      if (ok) command.terminal.out(`${version} ${done}.\n`);
      [...problems, ...notes].forEach(note);
    }
    return ok ? ExitCode.done : ExitCode.findings;
  });
}
