import * as vscode from 'vscode';
import { viewIds } from '../ids';
import type { Command } from './registerCommands';

/** Tend: Refresh, which lists the folders and reads `tend.yaml` again. */
export const refreshViews: Command<'tend.views.refresh'> = {
  id: 'tend.views.refresh',
  async run({ projects }) {
    await vscode.window.withProgress({ location: { viewId: viewIds.data } }, () => projects.refresh());
  },
};
