import * as vscode from 'vscode';

/** What would run of the person's own is shown before; nothing to run needs no answer. */
export async function showCommands(question: string, commands: readonly string[]): Promise<void> {
  if (commands.length === 0) return;
  const run = 'Run';
  const options = { modal: true, detail: commands.join('\n\n') };
  const chosen = await vscode.window.showWarningMessage(question, options, run);
  if (chosen !== run) throw new vscode.CancellationError();
}
