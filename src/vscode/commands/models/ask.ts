import * as vscode from 'vscode';
import { longestReason, tooLongReason } from '../../../actions/models/reason';
import { dayText } from '../../../base/days';
import { dayProblem } from './typedProblems';

/** Why: a person says it, the audit trail keeps it. */
export async function askReason(title: string, placeHolder = 'why, in a sentence'): Promise<string> {
  const reason = await vscode.window.showInputBox({
    ...{ title, placeHolder, prompt: 'The reason is kept in the audit trail.', ignoreFocusOut: true },
    validateInput: reasonProblem,
  });
  if (reason === undefined) throw new vscode.CancellationError();
  return reason.trim();
}

function reasonProblem(typed: string): string | null {
  const reason = typed.trim();
  if (reason === '') return 'A reason is needed.';
  return reason.length > longestReason ? tooLongReason : null;
}

/** Weeks that are proposed where a day is asked for. */
const proposedWeeks = 2;

/** A day in the future, as `2026-12-31`. */
export async function askDay(title: string, now: Date): Promise<string> {
  const proposed = new Date(now.getTime() + proposedWeeks * 7 * 86_400_000);
  const text = await vscode.window.showInputBox({
    ...{ title, value: dayText(proposed.getTime()), prompt: 'The end of that day, UTC.', ignoreFocusOut: true },
    validateInput: (day) => dayProblem(day, now),
  });
  if (text === undefined) throw new vscode.CancellationError();
  return text;
}

interface OptionalText {
  readonly placeHolder: string;
  /** What is proposed. */
  readonly value?: string;
  /** What it means, and what it means to leave it empty. */
  readonly prompt?: string;
  readonly problem?: (text: string) => string | null;
}

/** A text that may be left empty; null: it was. */
export async function askOptional(title: string, asked: OptionalText): Promise<string | null> {
  const { placeHolder, value = '', prompt = '', problem = () => null } = asked;
  const text = await vscode.window.showInputBox({
    ...{ title, placeHolder, value, prompt, ignoreFocusOut: true },
    validateInput: (typed) => (typed.trim() === '' ? null : problem(typed.trim())),
  });
  if (text === undefined) throw new vscode.CancellationError();
  return text.trim() || null;
}

/** One of several; the only one is not asked for, unless `showsOnly`. */
export async function choose<Item extends vscode.QuickPickItem>(
  title: string,
  items: readonly Item[],
  showsOnly = false,
): Promise<Item> {
  const [only] = items;
  if (only && items.length === 1 && !showsOnly) return only;
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
