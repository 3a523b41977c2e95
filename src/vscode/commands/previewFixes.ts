import * as vscode from 'vscode';
import { formatCount } from '../../base/text';
import type { OfferedMend } from '../../data/fixes/mendsOf';
import { toRange } from '../diagnostics/toDiagnostic';
import { needsJudgement } from '../editor/judgement';
import { losesBytes } from '../checking/documentEncoding';
import { previewNote } from '../editor/previewNote';
import { reopenTitle } from '../editor/fixActions';
import { fileArgument } from './fileArgument';
import { CommandError, type Command } from './registerCommands';
import { chooseEncoding } from './reopenWithEncoding';
import { stoppable } from './stoppable';

/** Tend: Preview All Fixes in File, in the editor's own preview: each can be left out, all together are one undo step. */
export const previewFixes: Command<'tend.fixes.preview'> = {
  id: 'tend.fixes.preview',
  async run({ checks, checker }, argument) {
    const uri = fileArgument(argument);
    const document = await openEditable(uri);
    if (await losesBytes(document)) throw wouldLoseBytes(uri);
    const { file, fixes } = await stoppable('Looking for every fix', async (signal) => {
      const settled = await checks.settled(uri.toString());
      const checked = settled?.version === document.version ? settled : await checker.check(uri, { signal });
      return { file: checked, fixes: checked?.report ? await checker.fixes(checked, uri, { signal }) : undefined };
    });
    if (fixes === null || file?.version !== document.version)
      throw new CommandError('The file is being edited; its fixes are known again in a moment.');
    if (!fixes || fixes.mends.length === 0) throw new CommandError('No finding in this file has a fix.');
    if (!fixes.isAll)
      void vscode.window.showInformationMessage(
        `The preview shows the first ${formatCount(fixes.mends.length)} fixes; the others are offered after them.`,
      );
    await vscode.workspace.applyEdit(previewEdit(uri, fixes.mends));
  },
};

function wouldLoseBytes(uri: vscode.Uri): CommandError {
  return new CommandError(
    'The file is opened in an encoding that it is not in: saving a fix would destroy every character that is shown as "\uFFFD".',
    { title: reopenTitle, run: () => chooseEncoding(uri) },
  );
}

/** The editor gives no document of more than 50 MB to extensions, and so none that could be edited. */
async function openEditable(uri: vscode.Uri): Promise<vscode.TextDocument> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch (error) {
    const message = 'The editor cannot change this file: it is too large, or it is no text.';
    throw Object.assign(new CommandError(message), { cause: error });
  }
}

function previewEdit(uri: vscode.Uri, mends: readonly OfferedMend[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  // The preview opens when something needs confirmation. A file that exists is not made again, and no row is shown for it.
  edit.createFile(uri, { ignoreIfExists: true }, { label: 'Preview', needsConfirmation: true });
  for (const offer of mends) {
    for (const { range, text } of offer.mend.edits) edit.replace(uri, toRange(range), text, metadataOf(offer));
  }
  return edit;
}

function metadataOf(offer: OfferedMend): vscode.WorkspaceEditEntryMetadata {
  const { label, description, isHidden } = previewNote(offer);
  return {
    label,
    description,
    needsConfirmation: needsJudgement(offer.finding),
    ...(isHidden ? { iconPath: new vscode.ThemeIcon('whitespace') } : {}),
  };
}
