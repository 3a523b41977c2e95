import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import type { Projects } from '../project/projects';
import type { Checker } from './checker';
import type { FileChecks } from './fileChecks';
import { isTable, openDocument } from './tableDocument';

/** The wait after an edit: a part of what the last check of the file took, within these milliseconds. */
const partOfLast = 0.25;
const shortestWait = 10;
const longestWait = 300;

/** Checks tables when they are opened, and again after each edit and each save. */
export class OpenTables implements Disposable {
  readonly #parts = new DisposableStore();
  readonly #waiting = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly checker: Checker,
    private readonly checks: FileChecks,
    private readonly projects: Projects,
  ) {
    const { workspace, window } = vscode;
    this.#parts.register(workspace.onDidOpenTextDocument((document) => this.#check(document)));
    this.#parts.register(workspace.onDidSaveTextDocument((document) => this.#check(document)));
    this.#parts.register(workspace.onDidChangeTextDocument(({ document }) => this.#checkLater(document)));
    this.#parts.register(workspace.onDidCloseTextDocument((document) => this.#closed(document)));
    this.#parts.register(window.tabGroups.onDidChangeTabs(({ opened }) => opened.forEach((tab) => this.#opened(tab))));
    for (const document of workspace.textDocuments) this.#check(document);
  }

  dispose(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
    this.#parts.dispose();
  }

  #check(document: vscode.TextDocument): void {
    if (!isTable(document)) return;
    this.#stopWaiting(document.uri.toString());
    void this.checker.check(document.uri);
  }

  #checkLater(document: vscode.TextDocument): void {
    if (!isTable(document)) return;
    const key = document.uri.toString();
    this.#stopWaiting(key);
    const last = this.checks.get(key)?.report?.milliseconds ?? 0;
    const wait = Math.min(longestWait, Math.max(shortestWait, last * partOfLast));
    const check = () => {
      this.#waiting.delete(key);
      // Saving fires a change of nothing but the unsaved mark; what was checked since is still true.
      if (!this.#isKnown(key)) void this.checker.check(document.uri);
    };
    this.#waiting.set(key, setTimeout(check, wait));
  }

  /** The editor shows a document of more than 50 MB to nobody: that it is looked at is known from its tab alone. */
  #opened({ input }: vscode.Tab): void {
    if (!(input instanceof vscode.TabInputText)) return;
    const waits = this.checks.get(input.uri.toString())?.state === 'waiting';
    if (waits && !openDocument(input.uri.toString())) void this.checker.check(input.uri, { background: true });
  }

  /** What was not saved is gone: what holds again is the file on disk, if it is one of a project. */
  #closed(document: vscode.TextDocument): void {
    if (!isTable(document)) return;
    const key = document.uri.toString();
    this.#stopWaiting(key);
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
