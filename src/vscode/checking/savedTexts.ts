import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { readsLikeTend } from './documentEncoding';

/**
 * Knows whether the text of a document is what stands on disk. The unsaved mark alone does not say so: who takes an edit
 * back while it is being saved has a document without the mark, and the edit on disk.
 */
export class SavedTexts implements Disposable {
  readonly #parts = new DisposableStore();
  /** Versions at which saves began that have not ended; a save that failed left the document unsaved. */
  readonly #saving = new Map<string, number>();
  /** Documents that were edited while they were saved last. */
  readonly #movedOn = new Set<string>();

  constructor() {
    const { workspace } = vscode;
    this.#parts.register(
      workspace.onWillSaveTextDocument(({ document }) => this.#saving.set(keyOf(document), document.version)),
    );
    this.#parts.register(workspace.onDidSaveTextDocument((document) => this.#saved(document)));
    this.#parts.register(workspace.onDidCloseTextDocument((document) => this.#forget(keyOf(document))));
  }

  /**
   * Whether the text has to be read from the editor, because the file on disk says something else, does not exist, is
   * being written, or is in an encoding that only the editor was told.
   */
  differ(document: vscode.TextDocument): boolean {
    const key = keyOf(document);
    if (document.isDirty || document.isUntitled || !readsLikeTend(document)) return true;
    return this.#saving.has(key) || this.#movedOn.has(key);
  }

  dispose(): void {
    this.#parts.dispose();
  }

  #saved(document: vscode.TextDocument): void {
    const key = keyOf(document);
    const began = this.#saving.get(key);
    this.#forget(key);
    if (began !== undefined && began !== document.version) this.#movedOn.add(key);
  }

  #forget(key: string): void {
    this.#saving.delete(key);
    this.#movedOn.delete(key);
  }
}

function keyOf(document: vscode.TextDocument): string {
  return document.uri.toString();
}
