import * as vscode from 'vscode';
import { unwritten } from '../../models/unwritten';
import type { Services } from '../services';
import type { Command } from './registerCommands';

const folderName = 'tend-sample-penguins';

/** Tend: Open Sample Project, a copy of the penguins in a place the person chooses. */
export const openSample: Command<'tend.sample.open'> = {
  id: 'tend.sample.open',
  async run(services) {
    const parent = await choosePlace(services);
    if (!parent) return;
    const sample = vscode.Uri.joinPath(parent, folderName);
    if (!(await exists(sample))) {
      await copySample(vscode.Uri.joinPath(services.extensionUri, 'media', 'sample'), sample);
    }
    const forceNewWindow = vscode.workspace.workspaceFolders !== undefined;
    await vscode.commands.executeCommand('vscode.openFolder', sample, { forceNewWindow });
  },
};

async function copySample(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  const { fs } = vscode.workspace;
  try {
    await fs.createDirectory(vscode.Uri.joinPath(to, '..'));
    await fs.copy(from, to);
  } catch (error) {
    throw unwritten(error, (why) => `The sample cannot be copied to ${to.fsPath}: ${why}. Choose another folder.`);
  }
}

async function choosePlace({ globalStorageUri }: Services): Promise<vscode.Uri | undefined> {
  const own = { label: 'Keep the Copy with Tend', description: 'in the storage of the extension' };
  const choose = { label: 'Choose a Folder…', description: `the copy is made in it as ${folderName}` };
  const chosen = await vscode.window.showQuickPick([own, choose], {
    title: 'Open Sample Project',
    placeHolder: 'Where should the copy of the penguins project lie?',
  });
  if (chosen === own) return globalStorageUri;
  if (!chosen) return undefined;
  const folders = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    openLabel: 'Copy the Sample Here',
  });
  return folders?.[0];
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
