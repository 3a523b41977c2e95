import * as vscode from 'vscode';
import { artifactFile } from '../../actions/runs/artifactFile';
import { CommandError, type Command } from './registerCommands';
import { chosenRun, runArgument } from './runArgument';

/**
 * Tend: Open Artifacts, in the explorer where they lie in the folder, else where the operating system shows files; one of
 * them, by its path among them, in an editor.
 */
export const openArtifacts: Command<'tend.runs.openArtifacts'> = {
  id: 'tend.runs.openArtifacts',
  async run(services, run, _runs, path) {
    const chosen = runArgument(services, run, undefined);
    const { artifacts, name } = await chosenRun(services, chosen);
    if (artifacts === null)
      throw new CommandError(
        `${name} has no artifacts on this machine; what a tracker keeps on another one is not fetched.`,
      );
    if (typeof path === 'string') return openArtifact(artifacts, path, name);
    const folder = vscode.Uri.file(artifacts);
    if (!(await isThere(folder))) throw new CommandError(`The artifacts of ${name} are not at ${artifacts} any more.`);
    const inside = services.projects.locate(folder).project !== null;
    await vscode.commands.executeCommand(inside ? 'revealInExplorer' : 'revealFileInOS', folder);
  },
};

async function openArtifact(artifacts: string, path: string, name: string): Promise<void> {
  const file = artifactFile(artifacts, path);
  if (file === null || !(await isThere(vscode.Uri.file(file))))
    throw new CommandError(`${name} has no artifact ${path} any more at ${artifacts}.`);
  await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(file));
}

function isThere(uri: vscode.Uri): Thenable<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
