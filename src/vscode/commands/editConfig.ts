import * as vscode from 'vscode';
import { addedRange } from '../../project/addedRange';
import type { TextEdit } from '../../project/yamlEdit';
import { configUri } from '../diagnostics/configDiagnostics';
import { toRange } from '../diagnostics/toDiagnostic';
import type { Project } from '../project/project';
import { CommandError } from './registerCommands';

/** Milliseconds that the status bar says what is left to do. */
const toldFor = 10_000;

/** Writes into `tend.yaml` of a project and shows it there; saved where it was, else left as a draft for a person to save. */
export async function editConfig(project: Project, editsOf: (text: string) => readonly TextEdit[]): Promise<void> {
  const { document, isNew } = await openConfig(configUri(project));
  const edits = editsOf(document.getText());
  if (edits.length === 0) throw new CommandError('tend.yaml could not be changed: mend what is wrong with it first.');
  await apply(document, edits, isNew);
}

/** The document of `tend.yaml`; a draft where there is none, which a person saves. */
async function openConfig(uri: vscode.Uri): Promise<{ document: vscode.TextDocument; isNew: boolean }> {
  try {
    return { document: await vscode.workspace.openTextDocument(uri), isNew: false };
  } catch {
    return { document: await vscode.workspace.openTextDocument(uri.with({ scheme: 'untitled' })), isNew: true };
  }
}

/** With the cursor at what was added, and all of it in sight where it fits. */
async function showAdded(document: vscode.TextDocument, [edit]: readonly TextEdit[]): Promise<void> {
  const editor = await vscode.window.showTextDocument(document);
  if (!edit) return;
  const added = toRange(addedRange(edit));
  editor.selection = new vscode.Selection(added.start, added.start);
  editor.revealRange(added, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

async function apply(document: vscode.TextDocument, edits: readonly TextEdit[], isNew: boolean): Promise<void> {
  const wasSaved = !isNew && !document.isDirty;
  const edit = new vscode.WorkspaceEdit();
  for (const { range, text } of edits) edit.replace(document.uri, toRange(range), text);
  if (!(await vscode.workspace.applyEdit(edit))) throw new CommandError('tend.yaml could not be changed.');
  await showAdded(document, edits);
  // What a person has begun there is theirs to save.
  if (wasSaved && (await document.save())) return;
  vscode.window.setStatusBarMessage('What it changes follows when tend.yaml is saved.', toldFor);
}
