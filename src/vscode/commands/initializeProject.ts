import * as vscode from 'vscode';
import { placeIn } from '../../project/placeIn';
import { configUri } from '../diagnostics/configDiagnostics';
import type { Project } from '../project/project';
import type { Services } from '../services';
import { CommandError, type Command } from './registerCommands';

/**
 * Tend: Initialize Project, which shows a `tend.yaml` made from what was found; nothing is written before it is saved.
 * One that says something is shown as it is.
 * `place`: the key of it that a person came for.
 */
export const initializeProject: Command<'tend.project.initialize'> = {
  id: 'tend.project.initialize',
  async run(services, place) {
    const project = await chooseProject(services.projects.all());
    if (!project) return;
    const uri = configUri(project);
    const config = project.config ? await vscode.workspace.openTextDocument(uri) : null;
    if (config && saysSomething(config.getText())) {
      void vscode.window.showInformationMessage('tend.yaml is there already: nothing was changed.');
      await showAt(config, place);
      return;
    }
    const text = await proposal(project, services);
    const draft = config ?? (await vscode.workspace.openTextDocument(uri.with({ scheme: 'untitled' })));
    // A draft that somebody has begun to edit stays as it is.
    if (!saysSomething(draft.getText())) await propose(draft, text);
    await showAt(draft, place);
  },
};

/** Whether a text has more than blanks and comments. */
function saysSomething(text: string): boolean {
  return /^[ \t]*[^\s#]/m.test(text);
}

async function proposal(project: Project, { projects, checks }: Services): Promise<string> {
  if (!project.discovery) await project.discover();
  const { initializeProject: describe } = await import('../../actions/initializeProject');
  const own = checks.all().filter(({ key }) => projects.owner(key) === project);
  const reports = new Map(own.flatMap(({ path, report }) => (report ? [[path, report] as const] : [])));
  return describe({ name: project.name, discovery: project.discovery ?? { dataFiles: [] }, reports });
}

/** Behind the comments that are there. */
async function propose(document: vscode.TextDocument, text: string): Promise<void> {
  const comments = document.getText().trimEnd();
  const edit = new vscode.WorkspaceEdit();
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  edit.replace(document.uri, all, comments === '' ? text : `${comments}\n\n${text}`);
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new CommandError('The draft of tend.yaml could not be written into its editor.');
}

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
