import * as vscode from 'vscode';
import { fileArgument } from './fileArgument';
import type { Command } from './registerCommands';

/** Tend: Copy Path of Data File */
export const copyDataPath: Command<'tend.data.copyPath'> = {
  id: 'tend.data.copyPath',
  async run(_services, argument) {
    await vscode.env.clipboard.writeText(fileArgument(argument).fsPath);
  },
};
