import * as vscode from 'vscode';
import { changesBetween } from '../experiments/gitRepository';
import { CommandError, type Command } from './registerCommands';
import { chosenDetails, runArgument } from './runArgument';

/** Tend: Show Code Differences, in VS Code's own editor of changes. */
export const diffCode: Command<'tend.runs.codeDiff'> = {
  id: 'tend.runs.codeDiff',
  async run(services, run, runs) {
    const chosen = runArgument(services, run, runs);
    const [first, second] = await chosenDetails(services, chosen);
    if (!first || !second) throw new CommandError('Select two runs to see how their code differs.');
    const [from, to] = [first.code?.commit, second.code?.commit];
    if (!from || !to) throw new CommandError('The commit of one of the runs was not recorded.');
    if (from === to) throw new CommandError(`Both runs were made at commit ${from.slice(0, 7)}.`);
    const changes = await changesBetween(vscode.Uri.parse(chosen.project.scope), from, to).catch(() => undefined);
    if (changes === null) throw new CommandError('VS Code knows no git repository here.');
    if (!changes)
      throw new CommandError(`The repository has not both commits ${from.slice(0, 7)} and ${to.slice(0, 7)}.`);
    const title = `${first.name} ↔ ${second.name}`;
    await vscode.commands.executeCommand('vscode.changes', title, changes);
  },
};
