import * as vscode from 'vscode';
import { lackingSections } from '../../../models/gates/readCard';
import { cardFiles } from '../../../models/package/cardFiles';
import type { PanelAct } from './panelAct';

const decoder = new TextDecoder();

/**
 * Opens the card that the next version is packaged with. Where there is none it begins as the one of the version, as a file that
 * is not saved yet: a version and its card never change. Headings that it lacks are put in, for a person to write below.
 */
export async function editCard(acting: PanelAct): Promise<boolean> {
  const folder = vscode.Uri.parse(acting.project.scope);
  const packaged = await packagedText(acting);
  for (const name of cardFiles) {
    const uri = vscode.Uri.joinPath(folder, name);
    if (await exists(uri)) {
      const editor = await vscode.window.showTextDocument(uri);
      tellWhose(acting, { name, text: editor.document.getText(), packaged });
      await completeFile(editor);
      return true;
    }
  }
  const [name] = cardFiles;
  const uri = vscode.Uri.joinPath(folder, name).with({ scheme: 'untitled' });
  const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  const begun = editor.document.getText();
  if (begun !== '') tellWhose(acting, { name, text: begun, packaged });
  await addLacking(editor, begun === '' ? (packaged ?? `# ${acting.subject.model}\n`) : '');
  return true;
}

/** The card that the version was packaged with; null: it has none here. */
async function packagedText({ models, project, subject: { model }, act }: PanelAct): Promise<string | null> {
  const { version, digest = null } = act;
  if (version === null) return null;
  const file = await models.ask(project, 'packaged', { model, version, digest, path: 'README.md' });
  return file === null ? null : decoder.decode(await vscode.workspace.fs.readFile(vscode.Uri.file(file)));
}

interface OpenedCard {
  readonly name: string;
  readonly text: string;
  readonly packaged: string | null;
}

/** Who looks at the card of a version takes what opens for that one, unless it is told that it is another. */
function tellWhose({ subject: { model }, act: { version } }: PanelAct, { name, text, packaged }: OpenedCard): void {
  if (version === null || (packaged !== null && text.startsWith(packaged))) return;
  const kept = packaged === null ? '' : ', which keeps the card it was packaged with';
  void vscode.window.showInformationMessage(
    `${name} is the card that the next version takes, and not the one of ${model}@${version}${kept}.`,
  );
}

/** Where the editor saves by itself, what is put in would be on the disk at once: it is offered instead, and not waited for. */
async function completeFile(editor: vscode.TextEditor): Promise<void> {
  const { document } = editor;
  const saves = vscode.workspace.getConfiguration('files', document).get('autoSave');
  if (saves === 'off') return addLacking(editor);
  if (lackingSections(document.getText()) === '') return;
  const add = 'Add Headings';
  const text = 'The card lacks headings that are looked for. They are saved with it as soon as they are added.';
  void vscode.window
    .showInformationMessage(text, add)
    .then((chosen) => (chosen === add ? addLacking(editor) : undefined));
}

/** The headings that are looked for and that the card has by no usual name, for a person to fill, save or undo in one step. */
async function addLacking(editor: vscode.TextEditor, begun = ''): Promise<void> {
  const { document } = editor;
  const text = document.getText();
  const lacking = lackingSections(text + begun);
  if (begun + lacking === '') return;
  const added = lacking === '' || (text + begun).endsWith('\n') ? lacking : `\n${lacking}`;
  await editor.edit((editing) => editing.insert(document.positionAt(text.length), begun + added));
}

function exists(uri: vscode.Uri): Thenable<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
