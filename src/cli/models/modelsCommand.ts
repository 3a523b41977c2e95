import { Command } from 'commander';
import type { CommandContext } from '../commandContext';
import type { ExitCode } from '../terminal';
import { archiveCommand } from './archiveCommand';
import { approveCommand } from './approveCommand';
import { promoteCommand } from './promoteCommand';
import { drillCommand } from './drillCommand';
import { rollbackCommand } from './rollbackCommand';
import { withdrawCommand } from './withdrawCommand';
import { inspectCommand } from './inspectCommand';
import { deprecateCommand } from './deprecateCommand';
import { liveCommand } from './liveCommand';
import { purgeCommand } from './purgeCommand';
import { registerCommand } from './registerCommand';
import { restoreCommand } from './restoreCommand';
import { runCommand } from './runCommand';
import { settleCommand } from './settleCommand';
import { showCommand } from './showCommand';
import { listCommand } from './listCommand';
import { packageCommand } from './packageCommand';
import { signCommand } from './signCommand';
import { unpackCommand } from './unpackCommand';
import { verifyCommand } from './verifyCommand';

/** `tend models …` */
export function modelsCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  const commands = [
    listCommand,
    inspectCommand,
    packageCommand,
    verifyCommand,
    signCommand,
    unpackCommand,
    deprecateCommand,
    liveCommand,
    registerCommand,
    settleCommand,
    showCommand,
    promoteCommand,
    approveCommand,
    rollbackCommand,
    withdrawCommand,
    archiveCommand,
    restoreCommand,
    drillCommand,
    runCommand,
    purgeCommand,
  ];
  const models = new Command('models').description('Models and their versions: what is live, and what was.');
  for (const command of commands) models.addCommand(command(context, exit));
  return models.addCommand(waiveCommand(), { hidden: true });
}

/** There is none, and whoever looks for it is not to be sent to another one of a similar name. */
function waiveCommand(): Command {
  const waive = new Command('waive').allowUnknownOption().allowExcessArguments().helpOption(false);
  return waive.action(() =>
    waive.error(
      "error: unknown command 'waive'; a gate is waived where it is asked: tend models promote VERSION --to STAGE --waive GATE --until DATE --reason TEXT",
    ),
  );
}
