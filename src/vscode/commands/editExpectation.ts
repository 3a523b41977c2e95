import * as vscode from 'vscode';
import type * as configEdits from '../../project/configEdits';
import type { TextEdit } from '../../project/yamlEdit';
import { configUri } from '../diagnostics/configDiagnostics';
import { toRange } from '../diagnostics/toDiagnostic';
import type { ExpectationEdit } from '../editor/expectationChoices';
import { expectationInput, type ExpectationInput } from './expectationInput';
import { CommandError, type Command } from './registerCommands';

/** Milliseconds that the status bar says what is left to do. */
const toldFor = 10_000;

/** Writes an expectation into `tend.yaml` and shows it there; findings follow at once, or when a person saves it. */
export const editExpectation: Command<'_tend.expectation.edit'> = {
  id: '_tend.expectation.edit',
  async run({ projects, checks }, argument) {
    const { expectationArgument } = await import('./expectationArgument');
    const wanted = expectationArgument.parse(argument);
    const { project, path } = projects.locate(vscode.Uri.parse(wanted.file, true));
    if (!project) throw new CommandError('The file lies in no open folder, so no tend.yaml can say anything about it.');
    const column = checks.get(wanted.file)?.report?.columns.find(({ name }) => name === wanted.column);
    const input = await expectationInput(wanted, column);
    if (!input) return;
    const uri = configUri(project);
    const { document, isNew } = await openConfig(uri);
    const edits = editsOf(await import('../../project/configEdits'), document.getText(), path, wanted, input);
    if (edits.length === 0) throw new CommandError('tend.yaml could not be changed: mend what is wrong with it first.');
    await apply(document, edits, isNew);
  },
};

/** The document of `tend.yaml`; a draft where there is none, which a person saves. */
async function openConfig(uri: vscode.Uri): Promise<{ document: vscode.TextDocument; isNew: boolean }> {
  try {
    return { document: await vscode.workspace.openTextDocument(uri), isNew: false };
  } catch {
    return { document: await vscode.workspace.openTextDocument(uri.with({ scheme: 'untitled' })), isNew: true };
  }
}

function editsOf(
  { declareColumn, suppress, switchOffCheck }: typeof configEdits,
  text: string,
  path: string,
  wanted: ExpectationEdit,
  input: ExpectationInput,
): readonly TextEdit[] {
  const { check } = wanted;
  const column = wanted.column === null ? {} : { column: wanted.column };
  switch (wanted.kind) {
    case 'declareText':
      return declareColumn(text, path, wanted.column, { type: 'text' });
    case 'declareRange':
      return input.kind === 'range' ? declareColumn(text, path, wanted.column, { range: input.range }) : [];
    case 'suppress':
      if (input.kind !== 'reason') return [];
      return suppress(text, path, { check, ...column, rows: String(wanted.row), reason: input.reason });
    case 'switchOff':
      if (input.kind !== 'reason') return switchOffCheck(text, path, check);
      return suppress(text, path, { check, ...column, reason: input.reason });
  }
}

async function apply(document: vscode.TextDocument, edits: readonly TextEdit[], isNew: boolean): Promise<void> {
  const wasSaved = !isNew && !document.isDirty;
  const edit = new vscode.WorkspaceEdit();
  for (const { range, text } of edits) edit.replace(document.uri, toRange(range), text);
  if (!(await vscode.workspace.applyEdit(edit))) throw new CommandError('tend.yaml could not be changed.');
  const line = edits[0]?.range.start.line ?? 0;
  const selection = new vscode.Range(line, 0, line, 0);
  await vscode.window.showTextDocument(document, isNew ? {} : { selection });
  // What a person has begun there is theirs to save.
  if (wasSaved && (await document.save())) return;
  vscode.window.setStatusBarMessage('Findings follow when tend.yaml is saved.', toldFor);
}
