import { basename } from 'node:path';
import * as vscode from 'vscode';
import { runLine } from '../../project/trainingScripts';
import { repositoryOf } from '../experiments/committedCode';
import { runAgainTask, runAgainWords } from '../experiments/runAgainWords';
import { pythonOf, runAsTask } from '../experiments/runAsTask';
import { refuseUntrusted } from './refuseUntrusted';
import { CommandError, type Command } from './registerCommands';
import { chosenRun, runArgument } from './runArgument';

/** Tend: Run Again…, which shows the command first and says where the code is not what it was. */
export const runAgain: Command<'tend.runs.again'> = {
  id: 'tend.runs.again',
  async run(services, run) {
    refuseUntrusted('to run something again runs code');
    const chosen = runArgument(services, run, undefined);
    const { name, kind, code } = await chosenRun(services, chosen);
    const recorded = code?.command ?? (code?.script ? runLine(await pythonOf(chosen.project), code.script) : null);
    if (recorded === null) throw new CommandError(`Neither a command nor a script was recorded for ${name}.`);
    const now = await (await repositoryOf(chosen.project)).head();
    const command = await vscode.window.showInputBox({
      title: `Run ${name} Again`,
      value: recorded,
      prompt: runAgainWords({ kind, code, now, folder: basename(chosen.project.root) }),
    });
    if (command?.trim()) await runAsTask(chosen.project, runAgainTask(name, { code, now }), command);
  },
};
