import { basename, dirname, sep } from 'node:path';
import * as vscode from 'vscode';
import { DisposableStore, toDisposable, type Disposable } from '../../base/disposable';
import { Emitter } from '../../base/event';
import type { Logger } from '../../base/logger';
import type { FoundSource } from '../../runs/sources/source';
import { isNetworkFolder, storeFiles } from '../../store/storeFiles';
import { SourceChanges } from './sourceChanges';
import { SourcePolling } from './sourcePolling';
import { isTold } from './watchProbe';

/** Changes that come in numbers are read together, this many milliseconds after the first. */
const gather = 250;
/** A new file may be a new source; who writes many of them all the time is looked at this often. */
const lookEvery = 3000;

/** Who wants to know what changes on disk. */
export interface RunsListener {
  /** Sources by path; `closely`: names of what lies below them and in which something changed. */
  changed(sources: readonly string[], closely: readonly string[]): void;
  /** There may be a source that is not known yet, or one that is gone. */
  mayBeMore(): void;
  /** The store of the project came or went. */
  storeReplaced(): void;
}

/**
 * Watches the sources of one project, and the project itself for new ones. The file system tells of changes; only where it
 * does not, it is asked.
 */
export class RunsWatch implements Disposable {
  readonly #parts = new DisposableStore();
  readonly #changed = new Set<string>();
  readonly #closely = new Set<string>();
  readonly #polling: SourcePolling;
  readonly #end = new AbortController();
  /** Of a folder that is deleted the editor tells, and not of the files in it. */
  readonly #store: readonly string[];
  readonly #onDidCreate = this.#parts.register(new Emitter<string>());
  #outside = new DisposableStore();
  #changes = new SourceChanges([], sep);
  #gathering: NodeJS.Timeout | undefined;
  #looking: NodeJS.Timeout | undefined;
  #lookedAt = 0;
  #isProven = false;

  constructor(
    private readonly folder: vscode.Uri,
    private readonly tell: RunsListener,
    logger: Logger,
  ) {
    this.#polling = this.#parts.register(new SourcePolling({ ...tell, isRemote: isNetworkFolder, logger }));
    this.#watch(this.#parts, new vscode.RelativePattern(folder, '**'));
    const store = storeFiles(folder.fsPath);
    this.#store = [store.folder, store.database];
    this.#parts.register(toDisposable(() => this.#outside.dispose()));
    this.#parts.register(toDisposable(() => this.#end.abort()));
    this.#parts.register(toDisposable(() => [this.#gathering, this.#looking].forEach(clearTimeout)));
  }

  /** What was found in the project; what lies outside of it is watched apart. */
  follow(found: readonly FoundSource[]): void {
    this.#changes = new SourceChanges(found, sep);
    this.#polling.follow(found);
    this.#outside.dispose();
    this.#outside = new DisposableStore();
    const inside = `${this.folder.fsPath}${sep}`;
    const outside = new Set(found.flatMap(({ watch }) => watch).filter((path) => !path.startsWith(inside)));
    for (const path of outside) void this.#watchOutside(this.#outside, path);
  }

  /** Makes sure, once, that changes in the project are told. There has to be a store. */
  async prove(): Promise<void> {
    if (this.#isProven) return;
    this.#isProven = true;
    const { folder } = storeFiles(this.folder.fsPath);
    const told = await isTold(folder, (listener) => this.#onDidCreate.event(listener), this.#end.signal);
    if (!told && !this.#parts.isDisposed) this.#polling.goBlind('the editor tells of no changes in it');
  }

  dispose(): void {
    this.#parts.dispose();
  }

  async #watchOutside(parts: DisposableStore, path: string): Promise<void> {
    const stat = await vscode.workspace.fs.stat(vscode.Uri.file(path)).then(undefined, () => null);
    const isFolder = stat !== null && (stat.type & vscode.FileType.Directory) !== 0;
    const pattern = isFolder
      ? new vscode.RelativePattern(vscode.Uri.file(path), '**')
      : new vscode.RelativePattern(vscode.Uri.file(dirname(path)), basename(path));
    if (!parts.isDisposed) this.#watch(parts, pattern);
  }

  #watch(parts: DisposableStore, pattern: vscode.RelativePattern): void {
    const watcher = parts.register(vscode.workspace.createFileSystemWatcher(pattern));
    parts.register(watcher.onDidChange(({ fsPath }) => this.#changedAt(fsPath)));
    parts.register(watcher.onDidDelete(({ fsPath }) => this.#deletedAt(fsPath)));
    parts.register(watcher.onDidCreate(({ fsPath }) => this.#createdAt(fsPath)));
  }

  #changedAt(path: string): void {
    this.#note(path);
    if (this.#changes.mayMap(this.#inside(path))) this.#look();
  }

  #deletedAt(path: string): void {
    if (this.#store.includes(path)) this.tell.storeReplaced();
    this.#changedAt(path);
    if (this.#changes.tookSources(path)) this.#look();
  }

  #createdAt(path: string): void {
    this.#onDidCreate.fire(path);
    if (this.#store.includes(path)) this.tell.storeReplaced();
    const inside = this.#inside(path);
    const isKnown = this.#note(path);
    if (this.#changes.mayMap(inside) || (!isKnown && this.#changes.mayBeNew(inside))) this.#look();
  }

  #inside(path: string): string {
    return path.slice(this.folder.fsPath.length + 1);
  }

  /** Whether the path belongs to a source that is known. */
  #note(path: string): boolean {
    const sources = this.#changes.sourcesAt(path);
    if (sources.length === 0) return false;
    for (const source of sources) {
      this.#changed.add(source);
      for (const name of this.#changes.namesBelow(source, path)) this.#closely.add(name);
    }
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      this.tell.changed([...this.#changed], [...this.#closely]);
      this.#changed.clear();
      this.#closely.clear();
    }, gather);
    return true;
  }

  #look(): void {
    const wait = Math.max(gather, this.#lookedAt + lookEvery - Date.now());
    this.#looking ??= setTimeout(() => {
      this.#looking = undefined;
      this.#lookedAt = Date.now();
      this.tell.mayBeMore();
    }, wait);
  }
}
