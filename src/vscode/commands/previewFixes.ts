import * as vscode from 'vscode';
import type { Finding, Mend } from '../../data/finding';
import { mendsOf } from '../../data/fixes/mendsOf';
import { toRange } from '../diagnostics/toDiagnostic';
import { fileArgument } from './fileArgument';
import { CommandError, type Command } from './registerCommands';

interface FoundMend {
  readonly finding: Finding;
  readonly mend: Mend;
}

/** Fixes of these rest on a guess: they are shown, and left out until they are ticked. */
const needsJudgement: ReadonlySet<string> = new Set([
  'outlier-isolated',
  'placeholder',
  'row-duplicate',
  'sentinel-number',
  'sentinel-text',
  'text-typo',
]);

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
    await vscode.workspace.applyEdit(previewEdit(uri, mends));
  },
};

function previewEdit(uri: vscode.Uri, mends: readonly FoundMend[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  // The preview opens when something needs confirmation. A file that exists is not made again, and no row is shown for it.
  edit.createFile(uri, { ignoreIfExists: true }, { label: 'Preview', needsConfirmation: true });
  for (const { finding, mend } of mends) {
    const metadata = { label: finding.check, needsConfirmation: needsJudgement.has(finding.check) };
    for (const { range, text } of mend.edits) edit.replace(uri, toRange(range), text, metadata);
  }
  return edit;
}
