import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { errorMessage } from '../../../base/errors';
import { formatBytes } from '../../../base/text';
import type { ModelAction } from '../../../workers/modelActions';
import type { ActInput, ActResult, Models } from '../../models/models';
import type { Project } from '../../project/project';
import { cancellationSignal } from '../cancellationSignal';
import { CommandError } from '../registerCommands';

const progressShape = z.object({ text: z.string(), done: z.nullable(z.number()), total: z.nullable(z.number()) });

/** More than this many are bytes, not files or rows. */
const manyBytes = 1_000_000;

/** Does something with models while its progress is shown, with a way to stop it. A rule that says no is one message. */
export function act<Name extends ModelAction>(
  models: Models,
  project: Project,
  { action, input, title }: { readonly action: Name; readonly input: ActInput<Name>; readonly title: string },
): Promise<ActResult<Name>> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  const work = async (
    report: vscode.Progress<{ message?: string; increment?: number }>,
    token: vscode.CancellationToken,
  ) => {
    const signal = cancellationSignal(token);
    let share = 0;
    const progress = (told: unknown) => {
      const parsed = progressShape.safeParse(told);
      if (!parsed.success) return;
      const { text, done, total } = parsed.data;
      const now = done !== null && total ? (100 * done) / total : share;
      report.report({ message: progressText(text, done, total), increment: Math.max(0, now - share) });
      share = Math.max(share, now);
    };
    try {
      return await models.act(project, action, input, { signal, progress });
    } catch (error) {
      if (signal.aborted) throw new vscode.CancellationError();
      throw new CommandError(errorMessage(error));
    }
  };
  return Promise.resolve(vscode.window.withProgress(options, work));
}

function progressText(text: string, done: number | null, total: number | null): string {
  if (done === null || total === null) return text;
  return total >= manyBytes ? `${text}: ${formatBytes(done)} of ${formatBytes(total)}` : text;
}

/** Why: a person says it, the audit trail keeps it. */
export async function askReason(title: string, placeHolder = 'why, in a sentence'): Promise<string> {
  const reason = await vscode.window.showInputBox({
    ...{ title, placeHolder, prompt: 'The reason is kept in the audit trail.', ignoreFocusOut: true },
    validateInput: (text) => (text.trim() === '' ? 'A reason is needed.' : null),
  });
  if (reason === undefined) throw new vscode.CancellationError();
  return reason.trim();
}

/** A text that may be left empty; null: it was. */
export async function askOptional(title: string, placeHolder: string): Promise<string | null> {
  const text = await vscode.window.showInputBox({ title, placeHolder, ignoreFocusOut: true });
  if (text === undefined) throw new vscode.CancellationError();
  return text.trim() || null;
}

/** One of several; the only one is not asked for. */
export async function choose<Item extends vscode.QuickPickItem>(title: string, items: readonly Item[]): Promise<Item> {
  const [only] = items;
  if (only && items.length === 1) return only;
  const chosen = await vscode.window.showQuickPick(items, { title, matchOnDescription: true });
  if (!chosen) throw new vscode.CancellationError();
  return chosen;
}

/** A folder to write into. */
export async function askFolder(title: string, openLabel: string, defaultUri: vscode.Uri): Promise<string> {
  const options = { title, openLabel, defaultUri, canSelectFolders: true, canSelectFiles: false };
  const [folder] = (await vscode.window.showOpenDialog(options)) ?? [];
  if (!folder) throw new vscode.CancellationError();
  return folder.fsPath;
}
