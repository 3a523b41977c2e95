import type * as vscode from 'vscode';
import type { Disposable } from '../../base/disposable';
import { errorMessage } from '../../base/errors';
import { firstMends, namesOnlyFirst, type FirstMends } from '../../data/fixes/mendsOf';
import type { Logger } from '../../base/logger';
import { noExpectations } from '../../project/expectations';
import type { Projects } from '../project/projects';
import type { CheckedFile } from './checkedFile';
import { diskStamp, sameStamp } from './diskStamp';
import { readsLikeTend } from './documentEncoding';
import type { DocumentMirror } from './documentMirror';
import type { CheckTask, FileChecks } from './fileChecks';
import type { SavedTexts } from './savedTexts';
import { standsStill } from './standsStill';
import { openDocument } from './tableDocument';

/** How often a file that changes while it is read is tried. */
const mostAttempts = 4;

export interface CheckerNeeds {
  readonly checks: FileChecks;
  readonly projects: Projects;
  readonly mirror: DocumentMirror;
  readonly saved: SavedTexts;
  readonly logger: Logger;
}

/** Checks a file as the person sees it: the text of its document where that differs from the disk, else the file. */
export class Checker implements Disposable {
  readonly #ended = new AbortController();

  constructor(private readonly needs: CheckerNeeds) {}

  /** What is known afterwards, true for the document as it is then; undefined when the file is gone. */
  async check(
    uri: vscode.Uri,
    options: { readonly background?: boolean; readonly signal?: AbortSignal } = {},
  ): Promise<CheckedFile | undefined> {
    const { checks, logger } = this.needs;
    const signal = this.#endingWith(options.signal);
    for (let attempt = 1; attempt <= mostAttempts;) {
      const task = await this.#task(uri, options.background ?? false);
      if (!task || signal.aborted) break;
      try {
        await checks.check(task, signal);
        // A newer check may have taken the place of this one: its result is the one that was asked for.
        const file = await checks.settled(task.key);
        if (file?.state !== 'checked' || this.isCurrent(file)) return file;
        // Its document was opened after the check had begun.
        if (file.version === null && this.#adopt(file)) return checks.get(task.key);
        logger.debug(`${task.path} is checked again: it was edited meanwhile`);
      } catch (error) {
        attempt++;
        logger.debug(`${task.path} is checked again: ${errorMessage(error)}`);
        // Somebody is writing to it; whoever goes on writing will be noticed when that ends.
        if (!task.document) await standsStill(task.fsPath, { signal });
      }
    }
    return checks.get(uri.toString());
  }

  /** Like `check`, but what is known of the file on disk will do where that is still the same and was not edited. */
  async checkOpened(uri: vscode.Uri): Promise<CheckedFile | undefined> {
    const { checks } = this.needs;
    const known = await checks.settled(uri.toString());
    if (!known || !(await this.#holds(known, uri))) return this.check(uri);
    return this.isCurrent(known) || this.#adopt(known) ? checks.get(known.key) : this.check(uri);
  }

  /**
   * The fixes that a checked file offers, also of cells that its report does not name, `only` those of some checks. Null
   * where the file is edited meanwhile. Throws the `DataError` of a file that can no longer be read, or of the signal.
   */
  async fixes(
    file: CheckedFile,
    uri: vscode.Uri,
    { only = null, signal }: { readonly only?: readonly string[] | null; readonly signal?: AbortSignal } = {},
  ): Promise<FirstMends | null> {
    if (!file.report) return null;
    if (!namesOnlyFirst(file.report)) return firstMends(file.report, only);
    const task = await this.#task(uri, false);
    const report = task && (await this.needs.checks.mended(task, only, this.#endingWith(signal)));
    return report && this.isCurrent(file) ? firstMends(report, only) : null;
  }

  /** Whether the result is of what the editor shows now, and not of an older text or of another file on disk. */
  isCurrent(file: CheckedFile): boolean {
    const document = openDocument(file.key);
    if (!document) return !file.unsaved;
    return file.version === document.version && file.unsaved === this.needs.saved.differ(document);
  }

  /** Sends a text to the check thread, so that the check after the first edit does not wait for it. */
  async sendAhead(document: vscode.TextDocument): Promise<void> {
    if (!document.isClosed) await this.needs.mirror.mirror(document);
  }

  dispose(): void {
    this.#ended.abort();
  }

  #endingWith(signal: AbortSignal | undefined): AbortSignal {
    return signal ? AbortSignal.any([signal, this.#ended.signal]) : this.#ended.signal;
  }

  /** Whether a check of the file on disk would come to the same again. */
  async #holds({ key, path, state, stamp }: CheckedFile, uri: vscode.Uri): Promise<boolean> {
    if (state !== 'checked' || !stamp || !sameStamp(stamp, await diskStamp(uri.fsPath))) return false;
    const expectations = (await this.needs.projects.owner(key)?.expectationsFor(path)) ?? noExpectations;
    return !this.needs.checks.expectedOtherwise(key, expectations);
  }

  /** Takes the result of a file on disk for that of its document, which says the same. */
  #adopt(file: CheckedFile): boolean {
    const document = openDocument(file.key);
    if (!document || file.unsaved || this.needs.saved.differ(document)) return false;
    return this.needs.checks.adopt(file, document.version);
  }

  /** Null when the document is being edited: its next check is on its way. */
  async #task(uri: vscode.Uri, background: boolean): Promise<CheckTask | null> {
    const { projects, mirror, saved } = this.needs;
    const { path, project } = projects.locate(uri);
    const expectations = (await project?.expectationsFor(path)) ?? noExpectations;
    const document = openDocument(uri.toString());
    const changed = document && saved.differ(document) ? document : null;
    const source = changed ? await mirror.mirror(changed) : null;
    if (changed && !source) return null;
    return {
      key: uri.toString(),
      path,
      fsPath: uri.fsPath,
      expectations,
      document: source && changed ? { source, version: changed.version, likeDisk: readsLikeTend(changed) } : null,
      cleanVersion: document?.version ?? null,
      background,
    };
  }
}
