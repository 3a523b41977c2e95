import * as vscode from 'vscode';
import type { Range } from '../../base/position';
import { toRange } from '../diagnostics/toDiagnostic';

/** Shows a file, and in it the place if one is given. */
export async function openPlace(uri: vscode.Uri, place: Range | null): Promise<void> {
  if (!place) {
    await vscode.commands.executeCommand('vscode.open', uri);
    return;
  }
  const range = toRange(place);
  const selection = new vscode.Range(range.start, range.start.line === range.end.line ? range.end : range.start);
  await vscode.commands.executeCommand('vscode.open', uri, { selection } satisfies vscode.TextDocumentShowOptions);
}
