import { resolve } from 'node:path';
import { Command } from 'commander';
import { plural } from '../../base/text';
import type { CommandContext } from '../commandContext';
import { ExitCode } from '../terminal';
import { withModelsOptions, type ModelsOptions } from './modelsOptions';
import { namedPath } from './namedPath';

interface UnpackOptions extends ModelsOptions {
  readonly out: string;
}

/** `tend models unpack` */
export function unpackCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  const description =
    'Writes the files of a package as they were packaged: an MLmodel folder. Of a version it is recorded where to, so that a purge knows of the copy.';
  return withModelsOptions(new Command('unpack').description(description))
    .argument('<package>', 'folder of a package, or a version such as churn@3')
    .requiredOption('--out <dir>', 'folder that is missing or empty')
    .action(async (word: string, options: UnpackOptions) => exit(await unpack(context, word, options)));
}

async function unpack(command: CommandContext, word: string, options: UnpackOptions): Promise<ExitCode> {
  const [{ withModels }, { unpackModel }, { printJson }] = await Promise.all([
    import('./openModels'),
    import('../../actions/models/unpackModel'),
    import('./printJson'),
  ]);
  const { cwd, terminal } = command;
  return withModels(command, { ...options, reads: true }, async ({ context, isKept, note }) => {
    const [path, out] = [namedPath(cwd, context.root, word), resolve(cwd, options.out)];
    const { digest, files, event, unrecorded } = await unpackModel(context, {
      package: word,
      path,
      out,
      records: isKept,
    });
    terminal.progress('');
    if (options.format === 'json') printJson(command, { ok: true, event, path: options.out, problems: [], digest });
    else terminal.out(`${plural(files.length, 'file')} of ${word} are in ${options.out}, each as it was packaged.\n`);
    if (unrecorded !== null) note(`${unrecorded} A purge of ${word} will not know of this copy.`);
    return ExitCode.done;
  });
}
