import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import * as vscode from 'vscode';

/** The folder of the window: a copy of the sample project. */
export function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first, 'a folder is open');
  return first.uri;
}

export function inFolder(...path: string[]): vscode.Uri {
  return vscode.Uri.file(join(folder().fsPath, ...path));
}

export const rawFile = () => inFolder('data', 'raw', 'penguins_raw.csv');
export const cleanFile = () => inFolder('data', 'penguins.csv');
export const configFile = () => inFolder('tend.yaml');

/** Opens a file in the editor. */
export async function show(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

/** Takes back every unsaved change and closes every editor, so that the next test starts where this one did. */
export async function revertAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Writes a file of the folder as another program would. */
export async function writeOnDisk(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

export async function readOnDisk(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}
