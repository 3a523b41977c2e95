import * as vscode from 'vscode';
import type { Command } from './registerCommands';
import { chosenRun, runArgument } from './runArgument';

/** Tend: Rename…, in Tend alone; an empty name is the recorded one again. */
export const renameRun: Command<'tend.runs.rename'> = {
  id: 'tend.runs.rename',
  async run(services, run) {
    const chosen = runArgument(services, run, undefined);
    const { name, recordedName } = await chosenRun(services, chosen);
    const text = await vscode.window.showInputBox({
      title: `Rename ${recordedName}`,
      value: name,
      placeHolder: recordedName,
      prompt: 'The name is kept in Tend. An empty one is the recorded name again.',
    });
    if (text === undefined) return;
    const marks = { name: text.trim() === '' ? null : text.trim() };
    await services.experiments.ask(chosen.project, 'mark', { ids: chosen.ids.slice(0, 1), marks });
  },
};
