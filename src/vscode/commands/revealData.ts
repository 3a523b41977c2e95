import * as vscode from 'vscode';
import { fileArgument } from './fileArgument';
import type { Command } from './registerCommands';

/** Tend: Reveal in Explorer View */
export const revealData: Command<'tend.data.reveal'> = {
  id: 'tend.data.reveal',
  async run(_services, argument) {
    await vscode.commands.executeCommand('revealInExplorer', fileArgument(argument));
  },
};
