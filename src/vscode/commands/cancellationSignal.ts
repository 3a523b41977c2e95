import type * as vscode from 'vscode';

/** A token of VS Code as the signal that the rest of Tend understands. */
export function cancellationSignal(token: vscode.CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  else token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}
