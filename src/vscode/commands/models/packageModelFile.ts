import * as vscode from 'vscode';
import { modelName } from '../../../actions/models/modelName';
import type { PackagedModel } from '../../../actions/models/packageModel';
import { warningOf } from '../../../models/inspect/warningOf';
import type { Project } from '../../project/project';
import { runOfRow } from '../../trees/rowIds';
import { act } from './act';
import { choose } from './ask';
import { askParts } from './askParts';
import { chooseSource, type ModelSource } from './chooseSource';
import type { ModelCommand, ModelServices } from './modelCommand';
import { fileTarget, projectOf, refuseUntrustedModels } from './modelTarget';
import { packagedPage, packagedSentence } from './packagedPage';
import { tablesOf } from './tablesOf';

/** Tend: Package Model… Asks only for what it does not find, and shows what goes in. */
export const packageModelFile: ModelCommand = {
  id: 'tend.models.package',
  async run(services, target) {
    refuseUntrustedModels();
    const source = sourceOf(services, target) ?? (await chooseSource(services));
    const project = source.project ?? projectOf(services, source.uri);
    const packaged = { source: source.uri?.fsPath ?? null, run: source.run };
    // Nobody is asked for a name and parts of what cannot be packaged.
    const requirementsOf = await services.models.ask(project, 'ownRequirements', packaged);
    if (source.uri) await confirmDangerous(services, project, source.uri);
    const name = await askName(services, project, source.uri);
    const run = await runName(services, project, source);
    const beside = { uri: source.uri, run, requirementsOf, tables: tablesOf(services, project) };
    const parts = await askParts(project, beside, name);
    const input = { ...packaged, name, ...parts };
    const title = `Packaging ${name}; nothing is registered until it is done`;
    const made = await act(services.models, project, { action: 'package', input, title });
    void tellPackaged(services, made);
  },
};

/** The run of a row, or the file of one; null: it has to be asked for, also from the palette, where nobody named one. */
function sourceOf({ projects }: ModelServices, target: unknown): ModelSource | null {
  const run = typeof target === 'string' ? runOfRow(target) : null;
  if (run) return { project: projects.get(run.scope) ?? null, uri: null, run: run.id };
  const uri = target === undefined ? null : fileTarget(target);
  return uri && { project: null, uri, run: null };
}

/** What loading it would run is said before it is made into something that others are given. */
async function confirmDangerous({ models }: ModelServices, project: Project, uri: vscode.Uri): Promise<void> {
  const report = await models.ask(project, 'inspect', { path: uri.fsPath }).catch(() => null);
  if (report?.verdict !== 'dangerous') return;
  const anyway = 'Package All the Same';
  const question = `Loading ${vscode.workspace.asRelativePath(uri)} is dangerous. Package it?`;
  const detail = `${warningOf(report) ?? ''} Nothing of it is run here: runs and drills of it are refused, and the gate pickle stops it.`;
  const chosen = await vscode.window.showWarningMessage(question, { modal: true, detail: detail.trim() }, anyway);
  if (chosen !== anyway) throw new vscode.CancellationError();
}

/** What the run is called whose model is packaged. */
async function runName({ models }: ModelServices, project: Project, { run }: ModelSource): Promise<string | null> {
  if (run === null) return null;
  const runs = await models.ask(project, 'packageable', undefined);
  return runs.find(({ id }) => id === run)?.name ?? null;
}

/** Says what the package lacks; it can be looked at, and then still be registered. Not awaited: it stays as long as it is wanted. */
async function tellPackaged(services: ModelServices, made: PackagedModel): Promise<void> {
  const actions = ['Show', 'Register…'] as const;
  const chosen = await vscode.window.showInformationMessage(packagedSentence(made), ...actions);
  if (chosen === undefined) return;
  const folder = vscode.Uri.file(made.path);
  if (chosen === 'Register…') return void vscode.commands.executeCommand('tend.models.register', folder);
  await services.readPages.show(`Package of ${made.name}`, packagedPage(made, vscode.workspace.asRelativePath(folder)));
  return tellPackaged(services, made);
}

/** A model that is known, else a new name: that of the file is proposed. */
async function askName({ models }: ModelServices, project: Project, source: vscode.Uri | null): Promise<string> {
  const registered = await models.ask(project, 'tree', undefined);
  const declared = Object.keys(project.config?.parsed.config.models ?? {});
  const known = [...new Set([...declared, ...registered.map(({ name }) => name)])];
  const other = { label: '$(add) Another Model…', isNew: true };
  const items = [...known.map((label) => ({ label, isNew: false })), ...(known.length > 0 ? [other] : [])];
  const chosen = items.length > 0 ? await choose('Of which model is it a version?', items) : other;
  if (!chosen.isNew) return chosen.label;
  const file = source?.path.slice(source.path.lastIndexOf('/') + 1).replace(/\.\w+$/, '') ?? project.name;
  const value = file.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '');
  const name = await vscode.window.showInputBox({
    ...{ title: 'Name of the model', value, ignoreFocusOut: true },
    validateInput: (text) => modelName.safeParse(text).error?.issues[0]?.message ?? null,
  });
  if (name === undefined) throw new vscode.CancellationError();
  return name;
}
