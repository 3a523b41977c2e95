import * as vscode from 'vscode';
import type { Disposable } from '../../base/disposable';

/** A view with nothing in it yet: what it says then stands in package.json. */
export class EmptyTree implements vscode.TreeDataProvider<never>, Disposable {
  readonly #view: vscode.TreeView<never>;

  constructor(viewId: string) {
    this.#view = vscode.window.createTreeView(viewId, { treeDataProvider: this });
  }

  getChildren(): never[] {
    return [];
  }

  getTreeItem(element: never): vscode.TreeItem {
    return element;
  }

  dispose(): void {
    this.#view.dispose();
  }
}
