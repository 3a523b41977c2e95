import * as vscode from 'vscode';
import { viewIds } from '../ids';
import { nextArgument } from './nextArgument';
import type { Command } from './registerCommands';
import { openTarget } from './openTarget';

/** Tend: Open Next Step */
export const openNext: Command<'tend.next.open'> = {
  id: 'tend.next.open',
  async run(services, row) {
    const standing = nextArgument(services, row);
    const target = standing?.lifecycle.next?.target;
    if (standing && target) return openTarget.run(services, { scope: standing.project.scope, target });
    await vscode.commands.executeCommand(`${viewIds.lifecycle}.focus`);
  },
};
