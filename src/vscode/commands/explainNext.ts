import * as vscode from 'vscode';
import type { Command } from './registerCommands';
import { openNext } from './openNext';

/** Tend: Why This Next Step? */
export const explainNext: Command<'tend.next.why'> = {
  id: 'tend.next.why',
  async run(services) {
    const next = services.views.first?.lifecycle.next;
    if (!next) {
      void vscode.window.showInformationMessage('Nothing that Tend can see is left to do.');
      return;
    }
    const open = next.target ? ['Open'] : [];
    const chosen = await vscode.window.showInformationMessage(
      `Next: ${next.label}, ${next.detail}. ${next.why}`,
      ...open,
    );
    if (chosen) await openNext.run(services);
  },
};
