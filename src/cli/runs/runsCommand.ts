import { Command } from 'commander';
import type { CommandContext } from '../commandContext';
import type { ExitCode } from '../terminal';
import { compareCommand } from './compareCommand';
import { importCommand } from './importCommand';
import { exportCommand, listCommand } from './listCommand';
import { showCommand } from './showCommand';

/** `tend runs …` */
export function runsCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  const commands = [listCommand, showCommand, importCommand, compareCommand, exportCommand];
  const runs = new Command('runs').description('The tracked runs of the project.');
  for (const command of commands) runs.addCommand(command(context, exit));
  return runs;
}
