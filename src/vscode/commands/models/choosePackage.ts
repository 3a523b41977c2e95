import { agoText } from '../../../base/numberText';
import * as vscode from 'vscode';
import type { PackageChoice } from '../../../actions/models/pages/unregisteredPackages';
import { formatBytes } from '../../../base/text';
import { errorMessage } from '../../../base/errors';
import type { Project } from '../../project/project';
import { CommandError } from '../registerCommands';
import { askFolder } from './ask';
import type { ModelServices } from './modelCommand';
import { projectOf } from './modelTarget';

/** A package that can become the next version of its model. */
export interface ChosenPackage {
  readonly project: Project;
  readonly found: PackageChoice;
}

interface PackageItem extends vscode.QuickPickItem {
  /** Null: a folder is browsed for. */
  readonly chosen: ChosenPackage | null;
}

/** One of the packages that nobody registered, newest first, or one in another folder. */
export async function choosePackage(services: ModelServices): Promise<ChosenPackage> {
  const known = await packageItems(services);
  const other: PackageItem = { label: '$(folder-opened) Another Folder…', chosen: null };
  const placeHolder =
    known.length > 0
      ? 'it becomes the next version of its model'
      : 'every package of this project is a version already';
  const options = { title: 'Register which package?', placeHolder, matchOnDescription: true, matchOnDetail: true };
  const item = await vscode.window.showQuickPick([...known, other], options);
  if (!item) throw new vscode.CancellationError();
  if (item.chosen) return item.chosen;
  const project = projectOf(services, null);
  const folder = await askFolder('The folder of a package', 'Register', vscode.Uri.parse(project.scope));
  return packageIn(services, vscode.Uri.file(folder));
}

/** The package in a folder; rejects with what keeps it from being registered. */
export async function packageIn(services: ModelServices, { fsPath }: vscode.Uri): Promise<ChosenPackage> {
  const project = projectOf(services, vscode.Uri.file(fsPath));
  const asked = services.models.ask(project, 'packageAt', { folder: fsPath });
  const found = await asked.catch((error: unknown) => {
    throw new CommandError(errorMessage(error));
  });
  return { project, found };
}

async function packageItems({ models, projects, now }: ModelServices): Promise<readonly PackageItem[]> {
  const items: PackageItem[] = [];
  for (const project of projects.all())
    for (const found of await models.ask(project, 'unregistered', undefined))
      items.push({
        label: `$(package) ${found.name}`,
        description: `packaged ${agoText(found.made, now().getTime())}, ${formatBytes(found.bytes)}`,
        detail: `${found.of}, in ${found.path}`,
        chosen: { project, found },
      });
  return items;
}
