import * as vscode from 'vscode';
import { CommandError, type Command } from './registerCommands';
import { chosenRun, runArgument } from './runArgument';

/** Tend: Note… */
export const noteRun: Command<'tend.runs.note'> = {
  id: 'tend.runs.note',
  async run(services, run, runs) {
    const chosen = runArgument(services, run, runs);
    const { name, note } = await chosenRun(services, chosen);
    // The box has one line, and would make one of all.
    if (note.includes('\n')) throw new CommandError('This note has several lines; change it in the Experiments panel.');
    const text = await vscode.window.showInputBox({
      title: `Note on ${name}`,
      value: note,
      placeHolder: 'What was this run for?',
    });
    if (text !== undefined)
      await services.experiments.ask(chosen.project, 'mark', { ids: chosen.ids, marks: { note: text.trim() } });
  },
};
