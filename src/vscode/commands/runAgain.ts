import * as vscode from 'vscode';
import { repositoryOf } from '../experiments/committedCode';
import { pythonOf, runAsTask } from '../experiments/runAsTask';
import type { RunCode } from '../../runs/run';
import { CommandError, type Command } from './registerCommands';
import { chosenRun, runArgument } from './runArgument';

/** Tend: Run Again…, which shows the command first and says where the code is not what it was. */
export const runAgain: Command<'tend.runs.again'> = {
  id: 'tend.runs.again',
  async run(services, run) {
    if (!vscode.workspace.isTrusted)
      throw new CommandError('Trust this folder first: to run something again runs code.');
    const chosen = runArgument(services, run, undefined);
    const { name, code } = await chosenRun(services, chosen);
    const recorded = code?.command ?? (code?.script ? `${await pythonOf(chosen.project)} ${code.script}` : null);
    if (recorded === null) throw new CommandError(`Neither a command nor a script was recorded for ${name}.`);
    const now = await (await repositoryOf(chosen.project)).head();
    const command = await vscode.window.showInputBox({
      title: `Run ${name} Again`,
      value: recorded,
      prompt: differenceOf(code, now) ?? 'The command runs as a task in the folder of the project.',
    });
    if (command?.trim()) await runAsTask(chosen.project, name, command);
  },
};

/** Where the folder is not at the commit of the run, or the run was made with changes that no commit has. */
function differenceOf(code: RunCode | null, now: string | null): string | null {
  if (!code?.commit) return 'The commit of this run was not recorded: the code may be another.';
  const at = code.commit.slice(0, 7);
  if (now !== null && now !== code.commit) return `The run was made at ${at}; the folder is at ${now.slice(0, 7)}.`;
  return code.dirty ? `The run was made at ${at} with changes that were not committed.` : null;
}
