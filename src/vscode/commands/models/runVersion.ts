import * as vscode from 'vscode';
import type { RowToType } from '../../../actions/models/pages/rowToType';
import type { Project } from '../../project/project';
import { arePredictions } from '../../../evaluate/columnRoles';
import { act } from './act';
import { choose } from './ask';
import { confirmRunning } from './confirmRunning';
import type { ModelCommand, ModelServices } from './modelCommand';
import { treeModel, versionTarget, type ChosenVersion } from './modelTarget';
import { requestOfText, rowProblem } from './rowProblem';
import { runDocument, shownRows } from './runDocument';
import { tablesOf } from './tablesOf';

/** Tend: Run Any Version… Predicts with any version, wherever its bytes are, and with another one beside it. */
export const runVersion: ModelCommand = {
  id: 'tend.models.run',
  async run(services, target) {
    const suits = { act: 'run', stage: null } as const;
    const none = 'The bytes of no version are here. Package a model and register it, or take in an archive of one.';
    const chosen = await versionTarget(services, target, 'Run which version?', suits, { none });
    const { project, name } = chosen;
    const input = await askInput(services, project, name);
    const against = await askOther(services, chosen);
    const versions = [name, ...(against === null ? [] : [against])];
    const question = `Run ${versions.join(' and ')}? These commands run code of the project.`;
    const agreed = await confirmRunning(services.models, project, { versions, question });
    const title = `Running ${versions.join(' and ')}`;
    const began = performance.now();
    const made = await act(services.models, project, {
      ...{ action: 'run', title },
      input: { version: name, input: input.asked, against, ...agreed },
    });
    const milliseconds = performance.now() - began;
    const { asked, label } = input;
    const rows = await services.models.ask(project, 'inputRows', {
      version: name,
      input: asked,
      rows: shownRows(made),
    });
    const shown = { label, path: typeof asked === 'string' ? asked : null, rows };
    await services.readPages.show(versions.join(' beside '), runDocument({ made, input: shown, milliseconds }));
  },
};

interface Input {
  readonly label: string;
  /** Absolute path of a file, or the JSON text of rows. */
  readonly asked: string | { readonly json: string };
}

/** A file of data of the project, which is not what a model predicted, another file, or a row that is typed. */
async function askInput(services: ModelServices, project: Project, name: string): Promise<Input> {
  const { models } = services;
  const { root, scope } = project;
  const folder = vscode.Uri.parse(scope);
  const files = tablesOf(services, project)
    .filter(({ path, columns }) => /\.csv$/i.test(path) && !arePredictions(path, columns))
    .map(({ path: label }) => ({
      label,
      kind: vscode.QuickPickItemKind.Default,
      path: vscode.Uri.joinPath(folder, label).fsPath,
    }));
  const typed = { label: '$(edit) Type a Row…', path: null };
  const other = { label: '$(folder-opened) Another File…', path: root };
  const chosen = await choose(`What is ${name} to predict?`, [typed, ...files, other]);
  if (chosen.path === null) return askRow(project, name, await models.ask(project, 'rowToType', { version: name }));
  if (chosen !== other) return { label: chosen.label, asked: chosen.path };
  const filters = { 'CSV or scoring request': ['csv', 'json'] };
  const [uri] = (await vscode.window.showOpenDialog({ defaultUri: folder, openLabel: 'Predict', filters })) ?? [];
  if (!uri) throw new vscode.CancellationError();
  return { label: vscode.workspace.asRelativePath(uri), asked: uri.fsPath };
}

/** By the version, what was typed for it last in this window. */
const typedRows = new WeakMap<Project, Map<string, string>>();

/** The row begins as the one that was typed last, else as one that the version was packaged with, and is held against its signature while it is typed. */
async function askRow(project: Project, name: string, { example, inputs }: RowToType): Promise<Input> {
  const rows = typedRows.get(project) ?? new Map<string, string>();
  typedRows.set(project, rows);
  const last = rows.get(name);
  const json = await vscode.window.showInputBox({
    ...{ title: `A row for ${name}, as JSON`, ignoreFocusOut: true, value: last ?? example ?? '' },
    prompt: promptOf(last, example),
    placeHolder: '{"age": 41, "plan": "pro"}, or [41, "pro"], or a list of such rows',
    validateInput: (text) => rowProblem(text, { name, inputs }),
  });
  const request = json === undefined ? null : requestOfText(json);
  if (json === undefined || request === null) throw new vscode.CancellationError();
  rows.set(name, json);
  return { label: 'a typed row', asked: { json: JSON.stringify(request) } };
}

function promptOf(last: string | undefined, example: string | null): string {
  if (last !== undefined) return 'The row is the one that was typed last.';
  return example === null ? '' : 'The row is one that it was packaged with: change what you want to know.';
}

/** A version to be asked the same, what is live first; null: none. */
async function askOther(services: ModelServices, { project, model, version }: ChosenVersion): Promise<string | null> {
  const { versions } = await treeModel(services, project, model);
  const others = versions
    .filter(({ digest, state }) => digest !== version.digest && state !== 'purged')
    .toSorted((a, b) => b.stages.length - a.stages.length)
    .map(({ number, stages }) => ({
      ...{ label: `${model}@${number}`, name: `${model}@${number}` },
      description: stages.map(({ stage }) => stage).join(', '),
    }));
  const none = { label: 'No Other Version', name: null, description: '' };
  return (await choose(`Beside ${model}@${version.number}`, [none, ...others])).name;
}
