import { agoText } from '../../../base/numberText';
import * as vscode from 'vscode';
import { harmOf } from '../../../models/inspect/dangerOf';
import type { LooseModel } from '../../../workers/modelsProtocol';
import type { Project } from '../../project/project';
import type { ModelServices } from './modelCommand';
import { modelFilesOf, modelInFront } from './modelTarget';

/** What is packaged: the model that a run logged, or a file or folder. */
export interface ModelSource {
  readonly project: Project | null;
  readonly uri: vscode.Uri | null;
  /** Id of the run. */
  readonly run: string | null;
}

interface SourceItem extends vscode.QuickPickItem {
  readonly pick?: () => Promise<ModelSource>;
}

/** The model file in front, runs that logged a model, newest first, model files of the window, then whatever is elsewhere. */
export async function chooseSource(services: ModelServices): Promise<ModelSource> {
  const front = modelInFront();
  const harms = await harmsOf(services);
  const others = modelFilesOf(services)
    .filter(({ uri }) => uri.toString() !== front?.toString())
    .map(({ label, description, uri }) => fileItem(label, description, uri, harms));
  const found = [
    ...group('Open in the Editor', front ? [fileItem(vscode.workspace.asRelativePath(front), '', front, harms)] : []),
    ...group('Runs with a Model', await runItems(services)),
    ...group('Model Files', others),
  ];
  const items: readonly SourceItem[] = [
    ...found,
    ...group('Elsewhere', [
      { label: '$(file) A File…', pick: () => browse({ canSelectFiles: true }) },
      { label: '$(folder-opened) A Folder…', pick: () => browse({ canSelectFiles: false, canSelectFolders: true }) },
    ]),
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'Package which model?',
    placeHolder:
      found.length > 0 ? 'of a run, a file or a folder' : 'no run logged one here, and no model file was found',
    matchOnDescription: true,
  });
  if (!chosen?.pick) throw new vscode.CancellationError();
  return chosen.pick();
}

function group(label: string, items: readonly SourceItem[]): readonly SourceItem[] {
  return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}

async function runItems({ models, projects, now }: ModelServices): Promise<readonly SourceItem[]> {
  const all = projects.all();
  const items: SourceItem[] = [];
  for (const project of all) {
    const runs = await models.ask(project, 'packageable', undefined);
    for (const { id, name, experiment, metric, at } of runs) {
      const when = at === null ? '' : agoText(at, now().getTime());
      const description = [metric, when, experiment, ...(all.length > 1 ? [project.name] : [])]
        .filter(Boolean)
        .join(', ');
      const source = { project, uri: null, run: id };
      items.push({ label: `$(beaker) ${name}`, description, pick: () => Promise.resolve(source) });
    }
  }
  return items;
}

/** Which model files of the window are dangerous or damaged, by their addresses. */
async function harmsOf({ models, projects }: ModelServices): Promise<ReadonlyMap<string, string>> {
  const harms = new Map<string, string>();
  for (const project of projects.all()) {
    const found = { modelFiles: project.discovery?.modelFiles ?? [], arrayFiles: [] };
    const files = await models.ask(project, 'verdicts', found).catch((): readonly LooseModel[] => []);
    for (const { path, report } of files) {
      const harm = report && harmOf(report);
      if (harm) harms.set(vscode.Uri.joinPath(vscode.Uri.parse(project.scope), path).toString(), harm);
    }
  }
  return harms;
}

function fileItem(path: string, of: string, uri: vscode.Uri, harms: ReadonlyMap<string, string>) {
  const source = { project: null, uri, run: null };
  const harm = harms.get(uri.toString());
  const description = [...(harm === undefined ? [] : [harm]), ...(of === '' ? [] : [of])].join(', ');
  const icon = harm === undefined ? '$(file-binary)' : '$(error)';
  return { label: `${icon} ${path}`, description, pick: () => Promise.resolve(source) };
}

async function browse(options: vscode.OpenDialogOptions): Promise<ModelSource> {
  const title = { title: 'Package Model', openLabel: 'Package' };
  const [uri] = (await vscode.window.showOpenDialog({ ...title, ...options })) ?? [];
  if (!uri) throw new vscode.CancellationError();
  return { project: null, uri, run: null };
}
