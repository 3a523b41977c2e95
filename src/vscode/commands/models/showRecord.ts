import * as vscode from 'vscode';
import { ledgerPath } from '../../../models/registry/ledgerFiles';
import { eventOfRow } from '../../trees/modelRowIds';
import { CommandError } from '../registerCommands';
import type { ModelCommand } from './modelCommand';

/** Tend: Show Record: the file of the ledger, else the link of the audit trail as JSON. */
export const showRecord: ModelCommand = {
  id: 'tend.models.showRecord',
  async run({ models, projects }, target) {
    const row = typeof target === 'string' ? eventOfRow(target) : null;
    const project = row && projects.get(row.scope);
    if (!row || !project) throw new CommandError('Choose a record in the Activity view first.');
    const event = row.digest === null ? null : await models.ask(project, 'record', { digest: row.digest });
    if (event !== null && row.digest !== null) {
      const uri = vscode.Uri.joinPath(vscode.Uri.parse(project.scope), ledgerPath(row.digest));
      const document = await vscode.workspace.openTextDocument(uri).then(undefined, () => null);
      if (document) {
        await vscode.window.showTextDocument(document, { preview: true });
        return;
      }
    }
    const { records } = await models.ask(project, 'activity', { before: row.seq + 1, limit: 1 });
    const content = event ?? `${JSON.stringify(records[0] ?? null, null, 2)}\n`;
    const document = await vscode.workspace.openTextDocument({ language: 'json', content });
    await vscode.window.showTextDocument(document, { preview: true });
  },
};
