import * as vscode from 'vscode';
import { act } from './act';
import { askFolder } from './ask';
import type { ModelCommand } from './modelCommand';
import { versionTarget } from './modelTarget';

/** Tend: Restore… Writes the files of a version into an empty folder. */
export const restoreVersion: ModelCommand = {
  id: 'tend.models.restore',
  async run(services, target) {
    const { project, name } = await versionTarget(services, target, 'Restore', ({ state }) => state !== 'purged');
    const out = await askFolder(
      `Restore ${name} into an empty folder`,
      'Restore Here',
      vscode.Uri.parse(project.scope),
    );
    const input = { version: name, out, reason: '' };
    await act(services.models, project, { action: 'restore', input, title: `Restoring ${name}` });
    await vscode.commands.executeCommand('revealInExplorer', vscode.Uri.file(out));
  },
};
