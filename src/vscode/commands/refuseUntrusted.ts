import * as vscode from 'vscode';
import { CommandError } from './registerCommands';

/** Throws where the folder is not trusted, with the way to trust it. `because`: what needs that, as in "a script runs code". */
export function refuseUntrusted(because: string): void {
  if (vscode.workspace.isTrusted) return;
  throw new CommandError(`Trust this folder first: ${because}.`, {
    title: 'Manage Workspace Trust',
    run: () => vscode.commands.executeCommand('workbench.trust.manage'),
  });
}
