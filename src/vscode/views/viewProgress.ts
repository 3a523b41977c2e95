import * as vscode from 'vscode';
import type { Disposable } from '../../base/disposable';

/** The progress bar of a view: runs from `show(true)` to `show(false)`. */
export class ViewProgress implements Disposable {
  #end: (() => void) | null = null;

  constructor(private readonly viewId: string) {}

  show(working: boolean): void {
    if (working === (this.#end !== null)) return;
    this.#end?.();
    this.#end = null;
    if (!working) return;
    void vscode.window.withProgress(
      { location: { viewId: this.viewId } },
      () => new Promise<void>((resolve) => (this.#end = resolve)),
    );
  }

  dispose(): void {
    this.show(false);
  }
}
