import { Command } from 'commander';
import type { CommandContext } from '../commandContext';
import type { ExitCode } from '../terminal';
import { listCommand } from './listCommand';

/** `tend models …` */
export function modelsCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  const commands = [listCommand];
  const models = new Command('models').description('Models and their versions: what is live, and what was.');
  for (const command of commands) models.addCommand(command(context, exit));
  return models;
}
