import * as vscode from 'vscode';
import type { Command } from './registerCommands';
import { runArgument } from './runArgument';

/** Tend: Copy Id */
export const copyRunId: Command<'tend.runs.copyId'> = {
  id: 'tend.runs.copyId',
  async run(services, run, runs) {
    await vscode.env.clipboard.writeText(runArgument(services, run, runs).ids.join('\n'));
  },
};
