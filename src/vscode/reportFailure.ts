import * as vscode from 'vscode';
import { errorMessage } from '../base/errors';

/** Says once that Tend could not start, with the log beside it. */
export function reportFailure(log: vscode.LogOutputChannel, error: unknown): void {
  log.error(error instanceof Error ? error : String(error));
  const showLog = 'Show Log';
  void vscode.window.showErrorMessage(`Tend could not start: ${errorMessage(error)}`, showLog).then((chosen) => {
    if (chosen === showLog) log.show();
  });
}
