import * as vscode from 'vscode';
import { lackingSections } from '../../../models/gates/readCard';
import { cardFiles } from '../../../models/package/cardFiles';
import type { PanelAct } from './panelAct';

const decoder = new TextDecoder();

/**
 * Opens the card that the next version is packaged with. Where there is none it begins as the one of the version, as a file that
 * is not saved yet: a version and its card never change. Headings that it lacks are put in, for a person to write below.
 */
export async function editCard({ models, project, subject: { model }, act }: PanelAct): Promise<boolean> {
  const folder = vscode.Uri.parse(project.scope);
  for (const name of cardFiles) {
    const uri = vscode.Uri.joinPath(folder, name);
    if (await exists(uri)) {
      await addLacking(await vscode.window.showTextDocument(uri));
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
  await addLacking(editor);
  return true;
}

/** The headings that are looked for and that the card has by no usual name, for a person to fill, save or undo. */
async function addLacking(editor: vscode.TextEditor): Promise<void> {
  const { document } = editor;
  const text = document.getText();
  const lacking = lackingSections(text);
  if (lacking === '') return;
  const added = text.endsWith('\n') ? lacking : `\n${lacking}`;
  await editor.edit((editing) => editing.insert(document.positionAt(text.length), added));
}

function exists(uri: vscode.Uri): Thenable<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
