import { Command } from 'commander';
import type { ArchivedModel } from '../../actions/models/archiveModel';
import { formatBytes } from '../../base/text';
import type { CommandContext } from '../commandContext';
import { CommandError } from '../commandError';
import { ExitCode } from '../terminal';
import { withModelsOptions, type ModelsOptions } from './modelsOptions';
import type { ReasonOptions } from './reason';

interface ArchiveOptions extends ModelsOptions, ReasonOptions {
  readonly to?: string;
  readonly retain?: string;
  readonly hold?: true;
  readonly releaseHold?: true;
}

/** `tend models archive` */
export function archiveCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  const description = 'Copies a version out of .tend, verifies the copy, then lets go of its local bytes.';
  return withModelsOptions(new Command('archive').description(description))
    .argument('<version>', 'such as churn@3')
    .option('--reason <text>', 'why; required without a terminal')
    .option('--to <dir>', 'folder of the archive (default: archive.to of tend.yaml, else archive)')
    .option(
      '--retain <duration>',
      'how long it has to be kept, such as 10y; never shortened (default: archive.retain of tend.yaml, else 30d)',
    )
    .option('--hold', 'legal hold: it is not purged, whatever its retention says')
    .option('--release-hold', 'lifts the legal hold')
    .action(async (version: string, options: ArchiveOptions) => exit(await archive(context, version, options)));
}

async function archive(command: CommandContext, version: string, options: ArchiveOptions): Promise<ExitCode> {
  const [{ withModels }, { archiveModel }, { archiveTarget }, { printJson }, { reasonOf }] = await Promise.all([
    import('./openModels'),
    import('../../actions/models/archiveModel'),
    import('../../models/restore/archiveFolder'),
    import('./printJson'),
    import('./reason'),
  ]);
  if (options.hold && options.releaseHold) throw new CommandError('--hold and --release-hold contradict each other.');
  const reason = await reasonOf(options, command.signal);
  const hold = options.hold ? true : options.releaseHold ? false : null;
  return withModels(command, options, async ({ context, note }) => {
    const to = options.to === undefined ? null : archiveTarget(command.cwd, options.to);
    const archived = await archiveModel(context, { version, reason, to, retain: options.retain ?? null, hold });
    command.terminal.progress('');
    if (options.format === 'json') printJson(command, document(archived));
    else command.terminal.out(`${sentence(version, archived, hold)}\n`);
    if (options.format !== 'json') [...archived.problems, ...archived.notes].forEach(note);
    return ExitCode.done;
  });
}

function document({ event, path, problems, notes, retainUntil, held }: ArchivedModel): object {
  return { ok: true, event, path, problems, notes, retainUntil, held };
}

function sentence(version: string, archived: ArchivedModel, hold: boolean | null): string {
  const { path, retainUntil, usual, usualDeclared, letGo } = archived;
  const details = [
    path === null ? '' : `is archived in ${path}`,
    retainUntil === null
      ? ''
      : `to be kept until ${retainUntil.slice(0, 10)}${usual === null ? '' : usualClause(usual, usualDeclared)}`,
    hold === null ? '' : hold ? 'under a legal hold' : 'its legal hold is lifted',
    letGo === 0 ? '' : `its ${formatBytes(letGo)} below .tend are let go of`,
  ];
  return `${version} ${details.filter((it) => it !== '').join('; ')}.`;
}

function usualClause(usual: string, isDeclared: boolean): string {
  if (isDeclared) return ` (${usual}, as archive.retain of tend.yaml says)`;
  return ` (${usual}, as nothing else was said: --retain, or archive.retain of tend.yaml)`;
}
