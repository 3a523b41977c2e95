import * as vscode from 'vscode';
import type { Project } from '../../project/project';
import { CommandError } from '../registerCommands';
import { askLicence } from './askLicence';
import { foundParts, partKeys, partTitles, type PartKey } from './foundParts';

interface PartItem extends vscode.QuickPickItem {
  readonly key: PartKey | 'licence';
  /** Null: it is browsed for, or chosen. */
  readonly uri: vscode.Uri | null;
}

/** What goes into a package beside the model: absolute paths, and the name of the licence. */
export type ChosenParts = Partial<Record<Exclude<PartKey, 'data'> | 'licence', string>> & { readonly data: string[] };

/** The file or folder of a model, or the run that logged it. */
interface PartsSource {
  readonly uri: vscode.Uri | null;
  readonly run: string | null;
}

const searched = '**/*{golden,prediction,example,requirements,card,CARD}*.{json,jsonl,csv,md,txt,lock}';
const passedOver = '**/{node_modules,.venv,venv,.tend,mlruns,packages,archive}/**';
const mostFiles = 200;

/** Shows in one step what was found in the project; what is not wanted is taken out, what is elsewhere is browsed for. */
export async function askParts(project: Project, source: PartsSource, name: string): Promise<ChosenParts> {
  const items = [...(await foundItems(project, source)), licenceItem, ...partKeys.map(browsedItem)];
  const chosen = await vscode.window.showQuickPick(items, {
    ...{ canPickMany: true, ignoreFocusOut: true, matchOnDescription: true },
    title: `What goes into ${name} beside the model`,
    placeHolder: 'LICENSE and what the run knows go in too',
  });
  if (!chosen) throw new vscode.CancellationError();
  const parts: { readonly key: PartKey; readonly path: string }[] = [];
  const licence = chosen.some(({ key }) => key === 'licence') ? { licence: await askLicence(name) } : {};
  for (const { key, uri } of chosen)
    if (key !== 'licence') parts.push({ key, path: (uri ?? (await browse(key, project))).fsPath });
  const several = partKeys.find((key) => key !== 'data' && parts.filter((it) => it.key === key).length > 1);
  if (several) throw new CommandError(`Choose one file for ${partTitles[several].toLowerCase()}; a package has one.`);
  const data = parts.filter(({ key }) => key === 'data').map(({ path }) => path);
  return { ...Object.fromEntries(parts.map(({ key, path }) => [key, path])), ...licence, data };
}

async function foundItems(project: Project, { uri: model, run }: PartsSource): Promise<readonly PartItem[]> {
  const root = vscode.Uri.parse(project.scope);
  const pattern = new vscode.RelativePattern(root, searched);
  const found = await vscode.workspace.findFiles(pattern, passedOver, mostFiles);
  const files = found.map((uri) => pathIn(root, uri));
  const data = project.discovery?.dataFiles.map(({ path }) => path) ?? [];
  const parts = foundParts({ files, data }, { path: model && pathIn(root, model), run });
  return parts.map(({ key, path, picked }) => ({
    ...{ key, picked, label: partTitles[key], description: path },
    uri: vscode.Uri.joinPath(root, path),
  }));
}

const licenceItem: PartItem = {
  ...{ key: 'licence', uri: null, label: '$(law) Choose a Licence…' },
  description: 'otherwise it is the one of the model or the project',
};

function browsedItem(key: PartKey): PartItem {
  return { key, uri: null, label: `$(folder-opened) Browse for ${partTitles[key]}…` };
}

async function browse(key: PartKey, project: Project): Promise<vscode.Uri> {
  const options = { title: partTitles[key], openLabel: 'Choose', defaultUri: vscode.Uri.parse(project.scope) };
  const [file] = (await vscode.window.showOpenDialog(options)) ?? [];
  if (!file) throw new vscode.CancellationError();
  return file;
}

function pathIn(root: vscode.Uri, uri: vscode.Uri): string {
  return uri.path.startsWith(`${root.path}/`) ? uri.path.slice(root.path.length + 1) : uri.path;
}
