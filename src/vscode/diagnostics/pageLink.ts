import * as vscode from 'vscode';
import type { CommandId } from '../ids';

/** A link that opens the page of a check inside the editor. */
export function pageLink(check: string): vscode.Uri {
  const command: CommandId = 'tend.check.explain';
  return vscode.Uri.parse(`command:${command}?${encodeURIComponent(JSON.stringify([check]))}`);
}
