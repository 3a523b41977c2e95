import * as vscode from 'vscode';
import { capital } from '../../../base/text';
import type { Project } from '../../project/project';
import { CommandError } from '../registerCommands';
import { choose } from './ask';
import { askLicence } from './askLicence';
import { foundParts, partKeys, partTitles, type FoundTable, type PartKey } from './foundParts';

interface PartItem extends vscode.QuickPickItem {
  readonly key: PartKey | 'licence';
  /** Absolute path, or the name of the licence. */
  readonly value: string;
}

/** Asks for what is not in the list; null: it was given up. */
type PartButton = vscode.QuickInputButton & { readonly add: () => Promise<PartItem | null> };

/** What goes into a package beside the model: absolute paths, and the name of the licence. */
export type ChosenParts = Partial<Record<Exclude<PartKey, 'data'> | 'licence', string>> & { readonly data: string[] };

/** The file or folder of a model, or the run that logged it, and the tables that may go in. */
interface PartsSource {
  readonly uri: vscode.Uri | null;
  readonly run: string | null;
  /** Whose requirements go in where none are ticked, as "the run rf-1"; null: nobody has any. */
  readonly requirementsOf: string | null;
  readonly tables: readonly FoundTable[];
}

const searched = '**/*{golden,prediction,example,requirements,card,CARD}*.{json,jsonl,csv,md,txt,lock}';
const passedOver = '**/{node_modules,.venv,venv,.tend,mlruns,mlartifacts,packages,archive}/**';
const mostFiles = 200;

/** Shows in one step what was found in the project; what is not wanted is taken out, what is elsewhere is added by a button. */
export async function askParts(project: Project, source: PartsSource, name: string): Promise<ChosenParts> {
  const chosen = await pickParts(
    await foundItems(project, source),
    { name, run: source.run },
    buttonsOf(project, name),
  );
  const several = partKeys.find((key) => key !== 'data' && chosen.filter((it) => it.key === key).length > 1);
  if (several) throw new CommandError(`Choose one file for ${partTitles[several].toLowerCase()}; a package has one.`);
  const data = chosen.filter(({ key }) => key === 'data').map(({ value }) => value);
  return { ...Object.fromEntries(chosen.map(({ key, value }) => [key, value])), data };
}

/** What a button adds is ticked when the list is shown again, in place of another one of its kind. */
async function pickParts(
  found: readonly PartItem[],
  packaged: Packaged,
  buttons: readonly PartButton[],
): Promise<readonly PartItem[]> {
  let items = found;
  for (;;) {
    const { ticked, button } = await pickOnce(items, packaged, buttons);
    if (button === null) return ticked;
    const added = await button.add();
    const stays = (it: PartItem) => ticked.includes(it) && (it.key === 'data' || it.key !== added?.key);
    items = [...items.map((it) => ({ ...it, picked: stays(it) })), ...(added ? [added] : [])];
  }
}

interface Packaged {
  readonly name: string;
  /** That logged it; null: none did. */
  readonly run: string | null;
}

interface Picked {
  readonly ticked: readonly PartItem[];
  /** Null: the list was agreed to. */
  readonly button: PartButton | null;
}

function pickOnce(
  items: readonly PartItem[],
  { name, run }: Packaged,
  buttons: readonly PartButton[],
): Promise<Picked> {
  const pick = vscode.window.createQuickPick<PartItem>();
  pick.title = `What goes into ${name} beside the model`;
  const known = run === null ? '' : 'What the run knows goes in too. ';
  pick.placeholder = `${known}A LICENSE of the project goes in where there is one.`;
  pick.canSelectMany = true;
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.buttons = buttons;
  pick.items = items;
  pick.selectedItems = items.filter(({ picked }) => picked);
  return new Promise<Picked>((resolve, reject) => {
    const end = (button: PartButton | null) => {
      resolve({ ticked: pick.selectedItems, button });
      pick.hide();
    };
    pick.onDidAccept(() => end(null));
    pick.onDidTriggerButton((button) => end(buttons.find((it) => it === button) ?? null));
    pick.onDidHide(() => {
      reject(new vscode.CancellationError());
      pick.dispose();
    });
    pick.show();
  });
}

function buttonsOf(project: Project, name: string): readonly PartButton[] {
  return [
    {
      iconPath: new vscode.ThemeIcon('folder-opened'),
      tooltip: 'Browse for a File…',
      add: () => orGivenUp(() => browsedItem(project)),
    },
    {
      iconPath: new vscode.ThemeIcon('law'),
      tooltip: 'Choose a Licence…, otherwise it is the one of the model or the project',
      add: () => orGivenUp(() => licenceItem(name)),
    },
  ];
}

async function orGivenUp(ask: () => Promise<PartItem>): Promise<PartItem | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof vscode.CancellationError) return null;
    throw error;
  }
}

async function foundItems(
  project: Project,
  { uri, run, requirementsOf, tables }: PartsSource,
): Promise<readonly PartItem[]> {
  const root = vscode.Uri.parse(project.scope);
  const pattern = new vscode.RelativePattern(root, searched);
  const found = await vscode.workspace.findFiles(pattern, passedOver, mostFiles);
  const files = found.map((uri) => pathIn(root, uri));
  const model = { path: uri && pathIn(root, uri), run, hasRequirements: requirementsOf !== null };
  const parts = foundParts({ files, tables }, model);
  return parts.map(({ key, path, picked }) => ({
    ...{ key, picked, label: partTitles[key], description: path },
    ...(key === 'requirements' && requirementsOf !== null ? { detail: ownText(requirementsOf) } : {}),
    value: vscode.Uri.joinPath(root, path).fsPath,
  }));
}

function ownText(owner: string): string {
  return `${capital(owner)} has its own, which go in unless this is ticked.`;
}

async function licenceItem(name: string): Promise<PartItem> {
  const value = await askLicence(name);
  return { key: 'licence', value, label: 'Licence', description: value, picked: true };
}

async function browsedItem({ scope }: Project): Promise<PartItem> {
  const root = vscode.Uri.parse(scope);
  const { key } = await choose(
    'What is it?',
    partKeys.map((it) => ({ key: it, label: partTitles[it] })),
  );
  const options = { title: partTitles[key], openLabel: 'Choose', defaultUri: root };
  const [file] = (await vscode.window.showOpenDialog(options)) ?? [];
  if (!file) throw new vscode.CancellationError();
  return { key, value: file.fsPath, label: partTitles[key], description: pathIn(root, file), picked: true };
}

function pathIn(root: vscode.Uri, uri: vscode.Uri): string {
  return uri.path.startsWith(`${root.path}/`) ? uri.path.slice(root.path.length + 1) : uri.path;
}
