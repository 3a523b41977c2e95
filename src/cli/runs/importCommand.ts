import { Command } from 'commander';
import { resolve } from 'node:path';
import { plural } from '../../base/text';
import { shownPath } from '../../runs/importing/shownPath';
import type { CommandContext } from '../commandContext';
import { ExitCode } from '../terminal';
import { noteUnusable } from '../unusable';
import { importInto } from './importing';
import { withStore } from './openedRuns';
import { runsFormatOption, withRunsOptions, type RunsOptions } from './runsOptions';

interface ImportOptions extends RunsOptions {
  readonly format: 'text' | 'json';
  readonly full: boolean;
}

/** `tend runs import` */
export function importCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  return withRunsOptions(
    new Command('import').description('Reads what is new of the runs on disk into the store of the project.'),
  )
    .argument('[path...]', 'sources or folders that hold them; without any those of the project')
    .option('--full', 'look at every file again, also of runs that were finished', false)
    .addOption(runsFormatOption('text', ['text', 'json']))
    .action(async (paths: readonly string[], options: ImportOptions) => {
      exit(await runImport(context, paths, options));
    });
}

async function runImport(context: CommandContext, paths: readonly string[], options: ImportOptions): Promise<ExitCode> {
  const { terminal, version, cwd } = context;
  return withStore(context, options, async (runs) => {
    const given = paths.map((path) => resolve(cwd, path));
    const { imported, updated, unchanged, problems, sources } = await importInto(context, runs, {
      paths: given,
      full: options.full,
    });
    terminal.progress('');
    if (options.format === 'json') {
      const document = { tend: version, schema: 1, imported, updated, unchanged, problems };
      terminal.out(`${JSON.stringify(document, null, 2)}\n`);
    } else {
      const where = `from ${plural(sources.length, 'source')}`;
      terminal.out(`${plural(imported, 'run')} imported, ${updated} updated, ${unchanged} unchanged, ${where}.\n`);
    }
    noteUnusable(terminal, problems);
    // What is wrong with a part of a source leaves the rest of it usable.
    const inputs = [...given, ...sources.map((source) => shownPath(runs.project.root, source.path))];
    return problems.some(({ path }) => inputs.includes(path)) ? ExitCode.unusable : ExitCode.done;
  });
}
