import * as vscode from 'vscode';
import type { Project } from '../project/project';

/** Runs a command line in the folder of a project, as a task: with its output, a way to stop it and one to repeat it. */
export async function runAsTask({ scope, root }: Project, name: string, command: string): Promise<void> {
  const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(scope));
  const execution = new vscode.ShellExecution(command, { cwd: root });
  const task = new vscode.Task({ type: 'shell' }, folder ?? vscode.TaskScope.Workspace, name, 'Tend', execution);
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, clear: false };
  await vscode.tasks.executeTask(task);
}

/** Environments as they are usually named, relative to the project. */
const environments = ['.venv', 'venv', '.env', 'env'];

/** The Python of the environment in the folder, else the one of the path. */
export async function pythonOf({ scope }: Project): Promise<string> {
  const isWindows = process.platform === 'win32';
  const program = isWindows ? 'Scripts/python.exe' : 'bin/python';
  for (const environment of environments) {
    const uri = vscode.Uri.joinPath(vscode.Uri.parse(scope), environment, program);
    const isThere = await vscode.workspace.fs.stat(uri).then(
      () => true,
      () => false,
    );
    if (isThere) return `${environment}/${program}`;
  }
  return isWindows ? 'python' : 'python3';
}
