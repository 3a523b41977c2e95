import * as vscode from 'vscode';
import { viewIds } from '../ids';
import type { Command } from './registerCommands';
import { openTarget } from './openTarget';

/** Tend: Open Next Step */
export const openNext: Command<'tend.next.open'> = {
  id: 'tend.next.open',
  async run(services) {
    const first = services.views.first;
    const target = first?.lifecycle.next?.target;
    if (first && target) return openTarget.run(services, { scope: first.project.scope, target });
    await vscode.commands.executeCommand(`${viewIds.lifecycle}.focus`);
  },
};
