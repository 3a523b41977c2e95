import * as vscode from 'vscode';
import { shorten } from '../../base/text';
import type { Finding, Mend } from '../../data/finding';
import { mendsOf } from '../../data/fixes/mendsOf';
import { toRange } from '../diagnostics/toDiagnostic';
import { fileArgument } from './fileArgument';
import { CommandError, type Command } from './registerCommands';

/** Tend: Preview All Fixes in File, in the editor's own preview: each can be left out, all together are one undo step. */
export const previewFixes: Command<'tend.fixes.preview'> = {
  id: 'tend.fixes.preview',
  async run({ checks, checker }, argument) {
    const uri = fileArgument(argument);
    const document = await vscode.workspace.openTextDocument(uri);
    let file = await checks.settled(uri.toString());
    if (file?.version !== document.version) file = await checker.check(uri);
    const mends = file?.report ? mendsOf(file.report) : [];
    if (mends.length === 0) throw new CommandError('No finding here has a fix that needs no judgement.');
    if (file?.version !== document.version) throw new CommandError('The file is being edited. Try again in a moment.');
    await vscode.workspace.applyEdit(previewEdit(uri, mends), { isRefactoring: true });
  },
};

function previewEdit(
  uri: vscode.Uri,
  mends: readonly { readonly finding: Finding; readonly mend: Mend }[],
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { finding, mend } of mends) {
    const line = (finding.range?.start.line ?? 0) + 1;
    const metadata = {
      label: `Line ${line}: ${shorten(mend.title)}`,
      description: finding.check,
      needsConfirmation: true,
    };
    for (const { range, text } of mend.edits) edit.replace(uri, toRange(range), text, metadata);
  }
  return edit;
}
