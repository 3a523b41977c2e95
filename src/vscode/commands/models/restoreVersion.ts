import { isAbsolute } from 'node:path';
import * as vscode from 'vscode';
import { plural } from '../../../base/text';
import { shownPath } from '../../../runs/importing/shownPath';
import { act } from './act';
import { askFolder } from './ask';
import type { ModelCommand } from './modelCommand';
import { versionTarget } from './modelTarget';
import { tellNotes } from './tellDone';

/** Tend: Restore… Writes the files of a version into an empty folder; what is archived comes back by that, which is asked first. */
export const restoreVersion: ModelCommand = {
  id: 'tend.models.restore',
  async run(services, target) {
    const suits = ({ state }: { readonly state: string }) => state !== 'purged';
    const { project, version, name } = await versionTarget(services, target, 'Restore', suits);
    const root = vscode.Uri.parse(project.scope);
    const out = await askFolder(`Restore ${name} into an empty folder`, 'Restore Here', root);
    const shown = shownPath(root.fsPath, out);
    if (version.archivedTo !== null && !isAbsolute(shown)) await confirmBack(name, shown);
    const input = { version: name, out, reason: '' };
    const restored = await act(services.models, project, { action: 'restore', input, title: `Restoring ${name}` });
    const back = restored.back ? ' It is archived no more: it can be promoted again.' : '';
    void tellRestored(`${name} is restored: ${plural(restored.files.length, 'file')} in ${shown}.${back}`, out);
    tellNotes({ notes: restored.problems });
  },
};

async function confirmBack(name: string, shown: string): Promise<void> {
  const restore = 'Restore';
  const question = `Restore ${name} into ${shown}? It is archived no more then.`;
  const detail = `${shown} lies in the project: the bytes of ${name} are among those of the project again, so it is registered again and can be promoted. Restored into a folder outside the project it stays archived.`;
  const chosen = await vscode.window.showWarningMessage(question, { modal: true, detail }, restore);
  if (chosen !== restore) throw new vscode.CancellationError();
}

async function tellRestored(text: string, out: string): Promise<void> {
  const reveal = 'Reveal';
  if ((await vscode.window.showInformationMessage(text, reveal)) !== reveal) return;
  const folder = vscode.Uri.file(out);
  const isInside = vscode.workspace.getWorkspaceFolder(folder) !== undefined;
  await vscode.commands.executeCommand(isInside ? 'revealInExplorer' : 'revealFileInOS', folder);
}
