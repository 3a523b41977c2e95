import { resolve } from 'node:path';
import { plural } from '../../base/text';
import { shownPath } from '../../runs/importing/shownPath';
import type { CommandContext } from '../commandContext';
import { ExitCode } from '../terminal';
import { noteUnusable } from '../unusable';
import { importInto } from './importing';
import { withStore } from './openedRuns';
import type { RunsOptions } from './runsOptions';

export interface ImportOptions extends RunsOptions {
  readonly format: 'text' | 'json';
  readonly full: boolean;
}

/** Imports and prints what came of it. */
export async function printImport(
  context: CommandContext,
  paths: readonly string[],
  options: ImportOptions,
): Promise<ExitCode> {
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
