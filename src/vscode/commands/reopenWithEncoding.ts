import * as vscode from 'vscode';
import { fileArgument } from './fileArgument';
import type { Command } from './registerCommands';

/** Lets a person choose the encoding that a file is in; the editor asks for the one of the document in front. */
export const reopenWithEncoding: Command<'_tend.encoding.reopen'> = {
  id: '_tend.encoding.reopen',
  async run(_services, argument) {
    await chooseEncoding(fileArgument(argument));
  },
};

export async function chooseEncoding(uri: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(uri);
  await vscode.commands.executeCommand('workbench.action.editor.changeEncoding');
}
