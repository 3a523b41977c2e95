import * as vscode from 'vscode';
import { nextText, restText } from '../statusText';
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
      void vscode.window.showInformationMessage(restText(standing?.lifecycle ?? null, {}));
      return;
    }
    const open = next.target ? ['Open'] : [];
    const chosen = await vscode.window.showInformationMessage(nextText(next), ...open);
    if (chosen && next.target) await openTarget.run(services, { scope: standing?.project.scope, target: next.target });
  },
};
