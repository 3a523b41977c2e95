import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import type { Projects } from '../project/projects';
import type { Checker } from './checker';
import { diskStamp } from './diskStamp';
import type { FileChecks } from './fileChecks';
import { isTable, isTableFile, openDocument } from './tableDocument';

/**
 * The wait after an edit, in milliseconds: the shortest one after a rest, so that who makes one change sees at once what it
 * did; for who goes on typing a part of what the last check of the file took.
 */
const shortestWait = 10;
const longestWait = 300;
const partOfLast = 0.25;

/** A text of up to so many bytes is sent to the check thread before it is edited; larger ones would take memory for nothing. */
const sentAhead = 16_000_000;

/** Larger documents are shown to nobody but the person. */
const shownBytes = 50 * 1024 * 1024;

/** Checks tables when they are opened, and again after each edit and each save. */
export class OpenTables implements Disposable {
  readonly #parts = new DisposableStore();
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  /** When each document was edited last. */
  readonly #edited = new Map<string, number>();

  constructor(
    private readonly checker: Checker,
    private readonly checks: FileChecks,
    private readonly projects: Projects,
  ) {
    const { workspace, window } = vscode;
    this.#parts.register(workspace.onDidOpenTextDocument((document) => this.#check(document, 'opened')));
    this.#parts.register(workspace.onDidSaveTextDocument((document) => this.#check(document, 'saved')));
    this.#parts.register(workspace.onDidChangeTextDocument((event) => this.#changed(event)));
    this.#parts.register(workspace.onDidCloseTextDocument((document) => this.#closed(document)));
    this.#parts.register(window.tabGroups.onDidChangeTabs((event) => this.#tabsChanged(event)));
    for (const document of workspace.textDocuments) this.#check(document, 'opened');
  }

  dispose(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
    this.#parts.dispose();
  }

  #check(document: vscode.TextDocument, why: 'opened' | 'saved'): void {
    if (!isTable(document)) return;
    this.#stopWaiting(document.uri.toString());
    if (why === 'opened') void this.#checkOpened(document);
    else void this.checker.check(document.uri);
  }

  async #checkOpened(document: vscode.TextDocument): Promise<void> {
    const file = await this.checker.checkOpened(document.uri);
    const isShown = vscode.window.visibleTextEditors.some((editor) => editor.document === document);
    if (isShown && (file?.report?.bytes ?? Infinity) <= sentAhead) await this.checker.sendAhead(document);
  }

  #changed({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const key = document.uri.toString();
    // Every first edit is followed by a change of nothing but the unsaved mark.
    const isFollowed = contentChanges.length === 0 && this.#waiting.has(key);
    if (isTable(document) && !isFollowed) this.#checkLater(document, this.#waitFor(key));
  }

  #waitFor(key: string): number {
    const now = performance.now();
    const rested = now - (this.#edited.get(key) ?? -Infinity);
    this.#edited.set(key, now);
    if (rested > longestWait) return shortestWait;
    const last = this.checks.get(key)?.report?.milliseconds ?? 0;
    return Math.min(longestWait, Math.max(shortestWait, last * partOfLast));
  }

  #checkLater(document: vscode.TextDocument, wait: number): void {
    const key = document.uri.toString();
    this.#stopWaiting(key);
    const check = () => {
      this.#waiting.delete(key);
      // Saving fires a change of nothing but the unsaved mark; what was checked since is still true.
      if (!this.#isKnown(key)) void this.checker.check(document.uri);
    };
    this.#waiting.set(key, setTimeout(check, wait));
  }

  #tabsChanged({ opened, closed }: vscode.TabChangeEvent): void {
    for (const uri of opened.flatMap(tableOf)) void this.#tabOpened(uri);
    for (const uri of closed.flatMap(tableOf))
      if (!openDocument(uri.toString()) && !this.projects.lists(uri)) this.checks.forget(uri.toString());
  }

  /** A tab is there a second before the document of a large file is, and for one that is too large for extensions alone. */
  async #tabOpened(uri: vscode.Uri): Promise<void> {
    const bytes = (await diskStamp(uri.fsPath))?.bytes ?? 0;
    const isKnown = (this.checks.get(uri.toString())?.state ?? 'waiting') !== 'waiting';
    if (!isKnown && !openDocument(uri.toString())) void this.checker.check(uri, { background: bytes > shownBytes });
  }

  /** What was not saved is gone: what holds again is the file on disk, if it is one of a project. */
  #closed(document: vscode.TextDocument): void {
    if (!isTable(document)) return;
    const key = document.uri.toString();
    this.#stopWaiting(key);
    this.#edited.delete(key);
    if (!this.projects.lists(document.uri)) this.checks.forget(key);
    else if (this.checks.get(key)?.unsaved) void this.checker.check(document.uri, { background: true });
  }

  #isKnown(key: string): boolean {
    const file = this.checks.get(key);
    return file?.state === 'checked' && this.checker.isCurrent(file);
  }

  #stopWaiting(key: string): void {
    clearTimeout(this.#waiting.get(key));
    this.#waiting.delete(key);
  }
}

/** The table on disk that a tab shows as text. */
function tableOf({ input }: vscode.Tab): readonly vscode.Uri[] {
  return input instanceof vscode.TabInputText && isTableFile(input.uri) ? [input.uri] : [];
}
