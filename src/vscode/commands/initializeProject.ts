import * as vscode from 'vscode';
import { placeIn } from '../../project/placeIn';
import { configUri } from '../diagnostics/configDiagnostics';
import { CommandError, type Command } from './registerCommands';

/**
 * Tend: Initialize Project, which shows a `tend.yaml` made from what was found; nothing is written before it is saved.
 * `place`: the key of it that a person came for.
 */
export const initializeProject: Command<'tend.project.initialize'> = {
  id: 'tend.project.initialize',
  async run({ projects, checks }, place) {
    const project = await chooseProject(projects.all());
    if (!project) return;
    const uri = configUri(project);
    if (project.config) {
      await showAt(await vscode.workspace.openTextDocument(uri), place);
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
    await showAt(draft, place);
  },
};

async function showAt(document: vscode.TextDocument, place: string | undefined): Promise<void> {
  const editor = await vscode.window.showTextDocument(document);
  const line = place === undefined ? null : placeIn(document.getText(), place);
  if (line === null) return;
  const at = new vscode.Range(line, 0, line, 0);
  editor.selection = new vscode.Selection(at.start, at.end);
  editor.revealRange(at, vscode.TextEditorRevealType.AtTop);
}

async function chooseProject<T extends { readonly name: string }>(projects: readonly T[]): Promise<T | undefined> {
  if (projects.length === 0) throw new CommandError('Open a folder first: tend.yaml describes the project in it.');
  if (projects.length === 1) return projects[0];
  const items = projects.map((project) => ({ label: project.name, project }));
  return (await vscode.window.showQuickPick(items, { title: 'Initialize Project', placeHolder: 'In which folder?' }))
    ?.project;
}
