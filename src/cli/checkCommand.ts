import type { Command } from 'commander';
import { describeCheck, type CheckOptions } from './checkOptions';
import type { CommandContext } from './commandContext';
import type { ExitCode } from './terminal';

/** `tend check [path…]` */
export function checkCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  return describeCheck().action(async (paths: string[], options: CheckOptions, command: Command) => {
    const [{ printCheck }, { unknownCheck }] = await Promise.all([import('./printCheck'), import('./unknownCheck')]);
    const problem = unknownCheck(options.check);
    if (problem !== null) command.error(`error: option '--check <id>' ${problem}`);
    exit(await printCheck(context, paths, options));
  });
}
