import * as vscode from 'vscode';
import { textCells } from '../editor/textCells';
import type { Services } from '../services';
import { openPlace } from './openPlace';
import type { Command } from './registerCommands';

/** Opens what a row of a tree leads to: a place in a file of its project, a column, or what a command does. */
export const openTarget: Command<'_tend.target.open'> = {
  id: '_tend.target.open',
  async run(services, given) {
    const { targetArgument } = await import('./targetArgument');
    const parsed = targetArgument.parse(given);
    if ('file' in parsed) return openColumn(services, parsed.file, parsed.column);
    const { scope, target } = parsed;
    if (target.kind === 'file')
      return openPlace(vscode.Uri.joinPath(vscode.Uri.parse(scope), target.path), target.range ?? null);
    await vscode.commands.executeCommand(target.command, target.argument);
  },
};

async function openColumn({ checks }: Services, key: string, column: number): Promise<void> {
  const uri = vscode.Uri.parse(key, true);
  const dialect = checks.get(key)?.report?.dialect;
  if (!dialect?.header) return openPlace(uri, null);
  // A document of more than 50 MB is shown, but no extension can read it.
  const document = await vscode.workspace.openTextDocument(uri).then(undefined, () => null);
  if (!document) return openPlace(uri, null);
  const header = document.lineAt(Math.min(dialect.preamble, document.lineCount - 1));
  const cell = textCells(header.text, dialect, header.lineNumber).find((it) => it.column === column);
  await openPlace(uri, cell?.range ?? null);
}
