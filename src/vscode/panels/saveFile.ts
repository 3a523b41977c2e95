import { posix } from 'node:path';
import * as vscode from 'vscode';
import { exportsFolder } from '../../project/fileKinds';
import { unwritten } from '../../models/unwritten';
import { withFolder } from './withFolder';

/**
 * Saves what a panel made where the person says, says so, and returns the path; null: they gave up. What is saved where the
 * dialog begins is not taken for data of the project.
 */
export async function saveFile(root: vscode.Uri, name: string, content: string | Uint8Array): Promise<string | null> {
  const safe = name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+/, '') || 'export';
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return withFolder(folders(root), exportsFolder, async (folder) => {
    const uri = await vscode.window.showSaveDialog({ defaultUri: vscode.Uri.joinPath(root, folder, safe) });
    if (!uri) return null;
    try {
      await vscode.workspace.fs.writeFile(uri, bytes);
    } catch (error) {
      throw unwritten(error, (why) => `${uri.fsPath} cannot be written: ${why}. Choose another place.`);
    }
    void tellSaved(uri);
    return uri.fsPath;
  });
}

async function tellSaved(uri: vscode.Uri): Promise<void> {
  const [open, reveal] = ['Open', 'Reveal'];
  const chosen = await vscode.window.showInformationMessage(`${posix.basename(uri.path)} is saved.`, open, reveal);
  if (chosen === open) await vscode.commands.executeCommand('vscode.open', uri);
  const isInside = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  if (chosen === reveal) await vscode.commands.executeCommand(isInside ? 'revealInExplorer' : 'revealFileInOS', uri);
}

function folders(root: vscode.Uri) {
  const at = (path: string) => vscode.Uri.joinPath(root, path);
  const { fs } = vscode.workspace;
  return {
    entries: async (path: string) =>
      (
        await fs.readDirectory(at(path)).then(
          (all) => all,
          () => null,
        )
      )?.length ?? null,
    make: (path: string) => Promise.resolve(fs.createDirectory(at(path))),
    remove: (path: string) => Promise.resolve(fs.delete(at(path))),
  };
}
