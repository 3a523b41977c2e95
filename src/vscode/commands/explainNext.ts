import * as vscode from 'vscode';
import type { Command } from './registerCommands';
import { nextArgument } from './nextArgument';
import { openTarget } from './openTarget';

/** Tend: Why This Next Step? */
export const explainNext: Command<'tend.next.why'> = {
  id: 'tend.next.why',
  async run(services, row) {
    const standing = nextArgument(services, row);
    const next = standing?.lifecycle.next ?? standing?.postponed;
    if (!next) {
      void vscode.window.showInformationMessage('Nothing that Tend can see is left to do.');
      return;
    }
    const open = next.target ? ['Open'] : [];
    const chosen = await vscode.window.showInformationMessage(
      `Next: ${next.label}, ${next.detail}. ${next.why}`,
      ...open,
    );
    if (chosen && next.target) await openTarget.run(services, { scope: standing?.project.scope, target: next.target });
  },
};
