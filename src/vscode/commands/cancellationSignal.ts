import type * as vscode from 'vscode';

/** A token of VS Code as the signal that the rest of Tend understands. */
export function cancellationSignal(token: vscode.CancellationToken): AbortSignal {
  const controller = new AbortController();
  abortWith(token, controller);
  return controller.signal;
}

/** Stops what is under way already with a token. */
export function abortWith(token: vscode.CancellationToken, controller: AbortController): void {
  if (token.isCancellationRequested) controller.abort();
  else token.onCancellationRequested(() => controller.abort());
}
