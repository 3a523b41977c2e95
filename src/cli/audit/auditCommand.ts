import { Command } from 'commander';
import type { CommandContext } from '../commandContext';
import type { ExitCode } from '../terminal';
import { exportCommand } from './exportCommand';
import { logCommand } from './logCommand';
import { verifyCommand } from './verifyCommand';

/** `tend audit …` */
export function auditCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  const audit = new Command('audit').description('Who changed what, when and why: tamper-evident, not tamper-proof.');
  for (const command of [logCommand, verifyCommand, exportCommand]) audit.addCommand(command(context, exit));
  return audit;
}
