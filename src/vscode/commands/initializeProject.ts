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
    const { initialConfig } = await import('../../project/initialConfig');
    const reports = checks.all().flatMap((file) => {
      const own = projects.locate(vscode.Uri.parse(file.key)).project === project;
      return own && file.report ? [file.report] : [];
    });
    const text = initialConfig({ name: project.name, reports });
    const draft = await vscode.workspace.openTextDocument(uri.with({ scheme: 'untitled' }));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(draft.uri, new vscode.Range(0, 0, draft.lineCount, 0), text);
    await vscode.workspace.applyEdit(edit);
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
