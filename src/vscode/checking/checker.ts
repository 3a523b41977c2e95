import type * as vscode from 'vscode';
import { errorMessage } from '../../base/errors';
import type { Logger } from '../../base/logger';
import { noExpectations } from '../../project/expectations';
import type { Projects } from '../project/projects';
import type { CheckedFile } from './checkedFile';
import type { DocumentMirror } from './documentMirror';
import type { CheckTask, FileChecks } from './fileChecks';
import { differsFromDisk, openDocument } from './tableDocument';

/** How often a file that changes while it is read is tried. */
const mostAttempts = 3;

/** Checks a file as the person sees it: the text of its document while that has unsaved changes, else the file on disk. */
export class Checker {
  constructor(
    private readonly checks: FileChecks,
    private readonly projects: Projects,
    private readonly mirror: DocumentMirror,
    private readonly logger: Logger,
  ) {}

  /** What is known afterwards; undefined when the file is gone. */
  async check(
    uri: vscode.Uri,
    options: { readonly background?: boolean; readonly signal?: AbortSignal } = {},
  ): Promise<CheckedFile | undefined> {
    for (let attempt = 1; ; attempt++) {
      const task = await this.#task(uri, options.background ?? false);
      if (!task) return this.checks.get(uri.toString());
      try {
        return await this.checks.check(task, options.signal);
      } catch (error) {
        // Somebody is writing to it; whoever goes on writing will be noticed when that ends.
        if (attempt === mostAttempts) return this.checks.get(uri.toString());
        this.logger.debug(`${task.path} is checked again: ${errorMessage(error)}`);
      }
    }
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
