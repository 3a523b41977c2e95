import * as vscode from 'vscode';
import { cardFiles } from '../../../models/package/cardFiles';
import type { PanelAct } from './panelAct';

const decoder = new TextDecoder();

/**
 * Opens the card that the next version is packaged with. Where there is none it begins as the one of the version, as a file that
 * is not saved yet: a version and its card never change.
 */
export async function editCard({ models, project, subject: { model }, act }: PanelAct): Promise<boolean> {
  const folder = vscode.Uri.parse(project.scope);
  for (const name of cardFiles) {
    const uri = vscode.Uri.joinPath(folder, name);
    if (await exists(uri)) {
      await vscode.window.showTextDocument(uri);
      return true;
    }
  }
  const file = await models.ask(project, 'packaged', {
    model,
    version: act.version ?? 0,
    digest: null,
    path: 'README.md',
  });
  const text =
    file === null ? `# ${model}\n` : decoder.decode(await vscode.workspace.fs.readFile(vscode.Uri.file(file)));
  const uri = vscode.Uri.joinPath(folder, cardFiles[0]).with({ scheme: 'untitled' });
  const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  if (editor.document.getText() === '') await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), text));
  return true;
}

function exists(uri: vscode.Uri): Thenable<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
