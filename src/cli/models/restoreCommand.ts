import { resolve } from 'node:path';
import { Command } from 'commander';
import { plural } from '../../base/text';
import type { CommandContext } from '../commandContext';
import { ExitCode } from '../terminal';
import { withModelsOptions, type ModelsOptions } from './modelsOptions';

interface RestoreOptions extends ModelsOptions {
  readonly out: string;
  readonly from?: string;
  readonly reason?: string;
}

/** `tend models restore` */
export function restoreCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  const description =
    'Writes the files of any version as they were packaged, from wherever its bytes still are. One that was archived is taken back by restoring it into the project.';
  return withModelsOptions(new Command('restore').description(description))
    .argument('<version>', 'such as churn@3')
    .requiredOption('--out <dir>', 'folder that is missing or empty')
    .option('--from <dir>', 'where its archive is, if not where it was put')
    .option('--reason <text>', 'why')
    .action(async (version: string, options: RestoreOptions) => exit(await restore(context, version, options)));
}

async function restore(command: CommandContext, version: string, options: RestoreOptions): Promise<ExitCode> {
  const [{ withModels }, { restoreModel }, { archiveTarget }, { printJson }, { givenReason }] = await Promise.all([
    import('./openModels'),
    import('../../actions/models/restoreModel'),
    import('../../models/restore/archiveFolder'),
    import('./printJson'),
    import('./reason'),
  ]);
  const { cwd, terminal } = command;
  const whereReadOnly = `A restore is recorded there; tend models unpack ${version} --out ${options.out} writes the same files and records nothing.`;
  return withModels(command, { ...options, whereReadOnly }, async ({ context, note }) => {
    const from = options.from === undefined ? null : archiveTarget(cwd, options.from);
    const input = { version, out: resolve(cwd, options.out), from, reason: givenReason(options) ?? '' };
    const restored = await restoreModel(context, input);
    terminal.progress('');
    const { event, files, problems } = restored;
    if (options.format === 'json') printJson(command, { ok: true, event, path: options.out, problems });
    else {
      problems.forEach(note);
      const back = restored.back ? ' It is archived no more: it can be promoted again.' : '';
      terminal.out(
        `${version} is restored from ${restored.from}: ${plural(files.length, 'file')} in ${options.out}.${back}\n`,
      );
    }
    return ExitCode.done;
  });
}
