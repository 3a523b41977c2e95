import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import type { Event } from '../../base/event';
import { changedNodes, type TreeNode } from './treeNode';

export interface ViewWords {
  readonly description?: string;
  readonly message?: string;
  readonly badge?: vscode.ViewBadge | undefined;
}

/** Shows plain nodes in a view; its elements are their ids, so that a refresh draws again only what changed. */
export class NodeTree implements vscode.TreeDataProvider<string>, Disposable {
  readonly #parts = new DisposableStore();
  readonly #onDidChange = this.#parts.register(new vscode.EventEmitter<string | undefined>());
  #roots: readonly TreeNode[] = [];
  #nodes = new Map<string, TreeNode>();
  #parents = new Map<string, string>();

  readonly onDidChangeTreeData = this.#onDidChange.event;
  readonly #view: vscode.TreeView<string>;
  readonly onDidChangeVisibility: Event<vscode.TreeViewVisibilityChangeEvent>;
  /** A row was opened or closed, by its id. */
  readonly onDidExpand: Event<string>;
  readonly onDidCollapse: Event<string>;

  /** `unfold` is asked to show the children of a row that has `folded`. */
  constructor(
    viewId: string,
    private readonly unfold: (id: string) => Promise<void> = () => Promise.resolve(),
    options: { readonly canSelectMany?: boolean } = {},
  ) {
    this.#view = this.#parts.register(vscode.window.createTreeView(viewId, { treeDataProvider: this, ...options }));
    this.onDidChangeVisibility = this.#view.onDidChangeVisibility;
    this.onDidExpand = (listener) => this.#view.onDidExpandElement(({ element }) => listener(element));
    this.onDidCollapse = (listener) => this.#view.onDidCollapseElement(({ element }) => listener(element));
  }

  get isVisible(): boolean {
    return this.#view.visible;
  }

  /** Ids of the rows that are selected. */
  get selection(): readonly string[] {
    return this.#view.selection;
  }

  /** What stands beside the title, over the rows and on the icon; each is sent only when it is another. */
  describe({ description = '', message = '', badge }: ViewWords): void {
    const view = this.#view;
    if ((view.description ?? '') !== description) view.description = description;
    if ((view.message ?? '') !== message) view.message = message;
    if (view.badge?.value !== badge?.value || view.badge?.tooltip !== badge?.tooltip) view.badge = badge;
  }

  /** Shows these rows instead of those before. */
  show(roots: readonly TreeNode[]): void {
    const changed = changedNodes(this.#roots, roots);
    if (changed?.length === 0) return;
    const before = this.#nodes;
    this.#roots = roots;
    this.#nodes = new Map();
    this.#parents = new Map();
    this.#index(roots, null);
    if (changed === null) this.#onDidChange.fire(undefined);
    else for (const id of changed) this.#onDidChange.fire(id);
    if (this.#view.visible) this.#expandNew(before);
  }

  /** The editor keeps a row that it has drawn closed, so a row that should open later has to be opened. */
  #expandNew(before: ReadonlyMap<string, TreeNode>): void {
    for (const [id, node] of this.#nodes) {
      const old = before.get(id);
      if (!old || !isOpen(node) || isOpen(old)) continue;
      // A row that is not drawn yet cannot be opened, and need not be: it will be drawn open.
      this.#view.reveal(id, { expand: true, focus: false, select: false }).then(undefined, () => undefined);
    }
  }

  node(id: string): TreeNode | undefined {
    return this.#nodes.get(id);
  }

  getChildren(id?: string): string[] | Promise<string[]> {
    const isFolded = id !== undefined && this.#nodes.get(id)?.folded === true;
    return isFolded ? this.unfold(id).then(() => this.#below(id)) : this.#below(id);
  }

  #below(id: string | undefined): string[] {
    const children = id === undefined ? this.#roots : (this.#nodes.get(id)?.children ?? []);
    return children.map((node) => node.id);
  }

  getParent(id: string): string | undefined {
    return this.#parents.get(id);
  }

  getTreeItem(id: string): vscode.TreeItem {
    const node = this.#nodes.get(id);
    return node ? treeItem(node) : new vscode.TreeItem('');
  }

  resolveTreeItem(item: vscode.TreeItem, id: string): vscode.TreeItem {
    const tooltip = this.#nodes.get(id)?.tooltip;
    if (tooltip !== undefined) item.tooltip = new vscode.MarkdownString(tooltip);
    return item;
  }

  dispose(): void {
    this.#parts.dispose();
  }

  #index(nodes: readonly TreeNode[], parent: string | null): void {
    for (const node of nodes) {
      this.#nodes.set(node.id, node);
      if (parent !== null) this.#parents.set(node.id, parent);
      this.#index(node.children, node.id);
    }
  }
}

function treeItem(node: TreeNode): vscode.TreeItem {
  const item = new vscode.TreeItem(
    node.highlight ? { label: node.label, highlights: [[...node.highlight]] } : node.label,
    collapsibleState(node),
  );
  item.id = node.id;
  item.description = node.description;
  item.contextValue = node.context;
  item.accessibilityInformation = { label: node.spoken };
  if (node.resource !== undefined) item.resourceUri = vscode.Uri.parse(node.resource);
  if (node.icon) {
    const colour = node.icon.colour === undefined ? undefined : new vscode.ThemeColor(node.icon.colour);
    item.iconPath = new vscode.ThemeIcon(node.icon.id, colour);
  } else if (node.resource !== undefined) {
    item.iconPath = vscode.ThemeIcon.File;
  }
  if (node.command) {
    item.command = { command: node.command.id, title: node.command.title, arguments: [...node.command.arguments] };
  }
  return item;
}

function isOpen({ expanded, children }: TreeNode): boolean {
  return expanded && children.length > 0;
}

function collapsibleState(node: TreeNode): vscode.TreeItemCollapsibleState {
  if (node.children.length === 0 && node.folded !== true) return vscode.TreeItemCollapsibleState.None;
  return node.expanded ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}
