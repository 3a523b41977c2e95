import * as vscode from 'vscode';
import { looksLikeModel } from '../../../project/fileKinds';
import type { Project } from '../../project/project';
import { eventRow, modelRow, versionRow } from '../../trees/modelRowIds';
import { runRow } from '../../trees/rowIds';
import type { Models } from '../models';
import { modelFileEditorType } from '../modelEditorTypes';
import { packagedUri, type PackagedFile } from './packagedDocuments';

/** Where something is opened from: a panel of this model. */
export interface TargetPlace {
  readonly models: Models;
  readonly project: Project;
  readonly model: string;
}

/** Opens what a box or a fact of a panel stands for, as `modelHostEndpoints` writes it; rejects with why it cannot. */
export async function openModelTarget(place: TargetPlace, target: string): Promise<void> {
  const { scope } = place.project;
  const [, kind = '', rest = ''] = /^(file|runs?|event|version|compare):(.+)$/s.exec(target) ?? [];
  switch (kind) {
    case 'file':
      return openFile(scope, rest);
    case 'run':
      await vscode.commands.executeCommand('tend.runs.open', runRow(scope, rest));
      return;
    case 'runs': {
      const rows = rest.split(',').map((id) => runRow(scope, id));
      await vscode.commands.executeCommand('tend.runs.compare', rows[0], rows);
      return;
    }
    case 'event':
      await vscode.commands.executeCommand('tend.models.showRecord', eventRow(scope, 0, rest));
      return;
    case 'version':
      return openVersion(place, Number(rest));
    case 'compare': {
      const [number, against] = rest.split(',').map(Number);
      return openVersion(place, number ?? 0, against);
    }
    default:
      throw new Error(`${target} is nothing that can be opened.`);
  }
}

/** A file of the project, and in it the line that is named from 1. */
async function openFile(scope: string, rest: string): Promise<void> {
  const [, path = rest, line] = /^(.+):(\d+)$/s.exec(rest) ?? [];
  const start = new vscode.Position(Math.max(0, Number(line ?? 1) - 1), 0);
  const options = line === undefined ? {} : { selection: new vscode.Range(start, start) };
  await vscode.commands.executeCommand('vscode.open', projectFile(scope, path), options);
}

/** A file of the project by its path in it; throws for one that lies elsewhere. */
export function projectFile(scope: string, path: string): vscode.Uri {
  if (path.startsWith('/') || path.split('/').includes('..')) throw new Error(`${path} is no file of this project.`);
  return vscode.Uri.joinPath(vscode.Uri.parse(scope), path);
}

/** The page of a version, or its comparison with another one. */
async function openVersion({ models, project, model }: TargetPlace, number: number, against?: number): Promise<void> {
  const { scope } = project;
  const [version] = await models.ask(project, 'versions', { model, number });
  const row = version ? versionRow({ scope, model, version: number, digest: version.digest }) : modelRow(scope, model);
  await vscode.commands.executeCommand('tend.models.open', row, against === undefined ? {} : { against });
}

/** Opens a file of the package of a version: a model in its page, anything else as text that cannot be changed. */
export async function openPackagedFile(
  { models, project, model }: TargetPlace,
  packaged: Omit<PackagedFile, 'model'>,
): Promise<void> {
  const { version, path } = packaged;
  const file = await models.ask(project, 'packaged', { model, ...packaged });
  if (file === null) throw new Error(`${path} of ${model}@${version} is not on this machine.`);
  if (looksLikeModel(path)) {
    await vscode.commands.executeCommand('vscode.openWith', vscode.Uri.file(file), modelFileEditorType);
    return;
  }
  await vscode.window.showTextDocument(packagedUri(project, { model, ...packaged }), { preview: true });
}
