import * as vscode from 'vscode';
import { CommandError, type Command } from './registerCommands';
import { chosenRun, runArgument } from './runArgument';

/** Tend: Open Artifacts, in the explorer where they lie in the folder, else where the operating system shows files. */
export const openArtifacts: Command<'tend.runs.openArtifacts'> = {
  id: 'tend.runs.openArtifacts',
  async run(services, run) {
    const chosen = runArgument(services, run, undefined);
    const { artifacts, name } = await chosenRun(services, chosen);
    if (artifacts === null) throw new CommandError(`${name} has no artifacts on this machine.`);
    const folder = vscode.Uri.file(artifacts);
    const isThere = await vscode.workspace.fs.stat(folder).then(
      () => true,
      () => false,
    );
    if (!isThere) throw new CommandError(`The artifacts of ${name} are not at ${artifacts} any more.`);
    const inside = services.projects.locate(folder).project !== null;
    await vscode.commands.executeCommand(inside ? 'revealInExplorer' : 'revealFileInOS', folder);
  },
};
