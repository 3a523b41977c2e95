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
    // The editor calls back some time later: by then the work may have ended.
    const ended = new Promise<void>((resolve) => (this.#end = resolve));
    void vscode.window.withProgress({ location: { viewId: this.viewId } }, () => ended);
  }

  dispose(): void {
    this.show(false);
  }
}
