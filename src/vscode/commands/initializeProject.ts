import * as vscode from 'vscode';
import { configUri } from '../diagnostics/configDiagnostics';
import { CommandError, type Command } from './registerCommands';

/** Tend: Initialize Project, which shows a `tend.yaml` made from what was found; nothing is written before it is saved. */
export const initializeProject: Command<'tend.project.initialize'> = {
  id: 'tend.project.initialize',
  async run({ projects, checks }) {
    const project = await chooseProject(projects.all());
    if (!project) return;
    const uri = configUri(project);
    if (project.config) {
      await vscode.commands.executeCommand('vscode.open', uri);
      return;
    }
    if (!project.discovery) await project.discover();
    const { initializeProject: describe } = await import('../../actions/initializeProject');
    const own = checks.all().filter(({ key }) => projects.owner(key) === project);
    const reports = new Map(own.flatMap(({ path, report }) => (report ? [[path, report] as const] : [])));
    const discovery = project.discovery ?? { dataFiles: [] };
    const text = describe({ name: project.name, discovery, reports });
    const draft = await vscode.workspace.openTextDocument(uri.with({ scheme: 'untitled' }));
    // A draft that somebody has begun to edit stays as it is.
    if (draft.getText() === '') {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(draft.uri, new vscode.Position(0, 0), text);
      if (!(await vscode.workspace.applyEdit(edit)))
        throw new CommandError('The draft of tend.yaml could not be written into its editor.');
    }
    await vscode.window.showTextDocument(draft);
  },
};

async function chooseProject<T extends { readonly name: string }>(projects: readonly T[]): Promise<T | undefined> {
  if (projects.length === 0) throw new CommandError('Open a folder first: tend.yaml describes the project in it.');
  if (projects.length === 1) return projects[0];
  const items = projects.map((project) => ({ label: project.name, project }));
  return (await vscode.window.showQuickPick(items, { title: 'Initialize Project', placeHolder: 'In which folder?' }))
    ?.project;
}
