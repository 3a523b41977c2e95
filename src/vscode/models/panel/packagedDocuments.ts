import { readFile, stat } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { Disposable } from '../../../base/disposable';
import { formatBytes } from '../../../base/text';
import type { Project } from '../../project/project';
import type { Models } from '../models';

const scheme = 'tend-package';

/** What is larger is not shown as text. */
const largestText = 5_000_000;

/** A file of a package by its path in the unpacked folder. */
export interface PackagedFile {
  readonly model: string;
  readonly version: number;
  readonly digest: string;
  readonly path: string;
}

/** The address of a file in the package of a version, as a document that cannot be changed. */
export function packagedUri(
  { scope }: Pick<Project, 'scope'>,
  { model, version, digest, path }: PackagedFile,
): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${model}@${version}/${path}`, query: scope, fragment: digest });
}

/** Shows files of packages by their own names, wherever their bytes lie. */
export function showPackagedFiles(models: Models): Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    async provideTextDocumentContent({ path: address, query, fragment }) {
      const [, model = '', version = '', path = ''] = /^\/([^/@]+)@(\d+)\/(.+)$/s.exec(address) ?? [];
      const project = models.projects.get(query);
      const packaged = { model, version: Number(version), digest: fragment, path };
      const file = project && (await models.ask(project, 'packaged', packaged));
      if (!file) throw new Error(`${path} of ${model}@${version} is not on this machine.`);
      const { size } = await stat(file);
      if (size > largestText)
        throw new Error(`${path} has ${formatBytes(size)}; that is too large to be shown as text.`);
      return readFile(file, 'utf8');
    },
  });
}
