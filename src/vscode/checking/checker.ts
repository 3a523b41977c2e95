import type * as vscode from 'vscode';
import { noExpectations } from '../../project/expectations';
import type { Projects } from '../project/projects';
import type { CheckedFile } from './checkedFile';
import type { DocumentMirror } from './documentMirror';
import type { CheckTask, FileChecks } from './fileChecks';
import { differsFromDisk, openDocument } from './tableDocument';

/** Checks a file as the person sees it: the text of its document while that has unsaved changes, else the file on disk. */
export class Checker {
  constructor(
    private readonly checks: FileChecks,
    private readonly projects: Projects,
    private readonly mirror: DocumentMirror,
  ) {}

  /** What is known afterwards; undefined when the file is gone. */
  async check(
    uri: vscode.Uri,
    options: { readonly background?: boolean; readonly signal?: AbortSignal } = {},
  ): Promise<CheckedFile | undefined> {
    const task = await this.#task(uri, options.background ?? false);
    return task ? this.checks.check(task, options.signal) : this.checks.get(uri.toString());
  }

  /** Null when the document is being edited: its next check is on its way. */
  async #task(uri: vscode.Uri, background: boolean): Promise<CheckTask | null> {
    const { path, project } = this.projects.locate(uri);
    const expectations = (await project?.expectationsFor(path)) ?? noExpectations;
    const document = openDocument(uri.toString());
    const changed = document && differsFromDisk(document) ? document : null;
    const source = changed ? await this.mirror.mirror(changed) : null;
    if (changed && !source) return null;
    return {
      key: uri.toString(),
      path,
      fsPath: uri.fsPath,
      expectations,
      document: source && changed ? { source, version: changed.version } : null,
      cleanVersion: document?.version ?? null,
      background,
    };
  }
}
