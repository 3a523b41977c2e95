import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { unreadable } from '../../disk/unreadable';
import type { CommandContext } from '../commandContext';
import { CommandError } from '../commandError';
import type { ExitCode } from '../terminal';
import { withModelsOptions, type ModelsOptions } from './modelsOptions';
import type { ReasonOptions } from './reason';

interface DeprecateOptions extends ModelsOptions, ReasonOptions {
  readonly notice?: string;
  readonly until?: string | false;
  readonly replacement?: string | false;
  readonly withdraw?: true;
}

/** `tend models deprecate` */
export function deprecateCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  const description = 'Says of a version that it is on its way out: why, until when, and what takes its place.';
  return withModelsOptions(new Command('deprecate').description(description))
    .argument('<version>', 'such as churn@3')
    .option('--reason <text>', 'why; required without a terminal')
    .option('--notice <file>', 'text for whoever uses it: what to know and what to do')
    .option('--until <date>', 'when it is gone; a date means its end, UTC')
    .option('--replacement <version>', 'what takes its place, such as churn@4')
    .option('--no-until', 'nobody says any more when it is gone')
    .option('--no-replacement', 'nothing takes its place any more')
    .option('--withdraw', 'takes the notice back: the version is not on its way out after all')
    .action(async (version: string, options: DeprecateOptions) =>
      exit(await (options.withdraw ? reinstate : deprecate)(context, version, options)),
    );
}

async function reinstate(command: CommandContext, version: string, options: DeprecateOptions): Promise<ExitCode> {
  const [{ withModels }, { reinstateModel }, { printDone }, { reasonOf }] = await Promise.all([
    import('./openModels'),
    import('../../actions/models/reinstateModel'),
    import('./printDone'),
    import('./reason'),
  ]);
  const { notice, until, replacement } = options;
  if ([notice, until, replacement].some((it) => it !== undefined))
    throw new CommandError('--withdraw takes a notice back; --notice, --until and --replacement give one.');
  const reason = await reasonOf(options, command.signal);
  return withModels(command, options, ({ context }) => {
    const event = reinstateModel(context, { version, reason });
    const sentence = `${version} is not deprecated any more.`;
    return printDone(command, options, { event, sentence, subject: { version } });
  });
}

async function deprecate(command: CommandContext, version: string, options: DeprecateOptions): Promise<ExitCode> {
  const [{ withModels }, { deprecateModel }, { printDone }, { reasonOf }] = await Promise.all([
    import('./openModels'),
    import('../../actions/models/deprecateModel'),
    import('./printDone'),
    import('./reason'),
  ]);
  const reason = await reasonOf(options, command.signal);
  const notice = options.notice === undefined ? null : readNotice(command.cwd, options.notice);
  const { until = null, replacement = null } = options;
  return withModels(command, options, ({ context }) => {
    const done = deprecateModel(context, { version, reason, notice, until, replacement });
    const details = [until && `until ${until}`, replacement && `${replacement} takes its place`].filter(Boolean);
    const sentence = `${[`${version} is deprecated`, ...details].join(', ')}.`;
    const subject = {
      version,
      until: until === false ? null : until,
      replacement: replacement === false ? null : replacement,
    };
    return printDone(command, options, { event: done.event, sentence, problems: done.notes, subject });
  });
}

function readNotice(cwd: string, file: string): string {
  try {
    return readFileSync(resolve(cwd, file), 'utf8').trim();
  } catch (error) {
    throw new CommandError(`${file} ${unreadable(error)}.`, { cause: error });
  }
}
