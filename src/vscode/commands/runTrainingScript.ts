import * as vscode from 'vscode';
import { isNotebook } from '../../project/fileKinds';
import { runLine, trainingScripts } from '../../project/trainingScripts';
import { pythonOf, runAsTask } from '../experiments/runAsTask';
import { refuseUntrusted } from './refuseUntrusted';
import { CommandError, type Command } from './registerCommands';

/** Tend: Run Training Script…, the one that was found; its command is shown first. */
export const runTrainingScript: Command<'tend.experiments.runScript'> = {
  id: 'tend.experiments.runScript',
  async run({ projects }) {
    refuseUntrusted('a script runs code');
    const found = projects.all().flatMap((project) => {
      const scripts = trainingScripts(project.discovery);
      return scripts.map(({ path, libraries }) => ({ label: path, description: libraries.join(', '), project }));
    });
    const [only] = found;
    if (!only)
      throw new CommandError(
        'No script or notebook that trains with a known machine-learning library was found in this folder.',
      );
    const title = 'Run Training Script';
    const chosen = found.length === 1 ? only : await vscode.window.showQuickPick(found, { title });
    if (!chosen) return;
    const value = runLine(await pythonOf(chosen.project), chosen.label);
    const what = isNotebook(chosen.label)
      ? 'Jupyter executes its cells as a task; the notebook'
      : 'Runs as a task; the script';
    const prompt = `${what} is not changed. Its runs appear while it writes them.`;
    const command = await vscode.window.showInputBox({ title, value, prompt });
    if (command?.trim()) await runAsTask(chosen.project, chosen.label, command);
  },
};
