import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import type { Logger } from '../../base/logger';
import { folderSources } from './folderSources';
import { Project } from './project';
import { watchFolder } from './watchFolder';

/** A file with the project that it belongs to, if it lies in one. */
export interface Located {
  readonly project: Project | null;
  /** Project-relative with `/`, absolute outside. */
  readonly path: string;
}

/** The projects of this window: one for each folder on disk. */
export class Projects implements Disposable {
  readonly #parts = new DisposableStore();
  readonly #onDidChange = this.#parts.register(new vscode.EventEmitter<Project>());
  readonly #onDidDiscover = this.#parts.register(new vscode.EventEmitter<Project>());
  readonly #onDidChangeConfig = this.#parts.register(new vscode.EventEmitter<Project>());
  readonly #onDidChangeFile = this.#parts.register(new vscode.EventEmitter<vscode.Uri>());
  readonly #onDidDeleteFile = this.#parts.register(new vscode.EventEmitter<vscode.Uri>());
  readonly #open = new Map<string, { readonly project: Project; readonly parts: DisposableStore }>();

  /** A folder came or went. */
  readonly onDidChange = this.#onDidChange.event;
  readonly onDidDiscover = this.#onDidDiscover.event;
  readonly onDidChangeConfig = this.#onDidChangeConfig.event;
  /** A data file was written on disk. */
  readonly onDidChangeFile = this.#onDidChangeFile.event;
  readonly onDidDeleteFile = this.#onDidDeleteFile.event;

  constructor(private readonly logger: Logger) {
    this.#parts.register(
      vscode.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const before = this.all();
        for (const folder of removed) this.#close(folder);
        for (const folder of added) this.#add(folder);
        // What lies in a folder that came or went belongs to another project now.
        for (const project of before) if (this.get(project.scope)) void project.discover();
      }),
    );
    // Links are followed from now on.
    this.#parts.register(vscode.workspace.onDidGrantWorkspaceTrust(() => void this.refresh()));
    for (const folder of vscode.workspace.workspaceFolders ?? []) this.#add(folder);
  }

  all(): readonly Project[] {
    return [...this.#open.values()].map(({ project }) => project);
  }

  /** The project with this scope. */
  get(scope: string): Project | undefined {
    return this.#open.get(scope)?.project;
  }

  /** The project that a file lies in, by the text of its URI; of two folders in each other the inner one. */
  owner(key: string): Project | null {
    let owner: Project | null = null;
    for (const { project } of this.#open.values()) {
      const around = key.startsWith(`${project.scope}/`);
      if (around && project.scope.length > (owner?.scope.length ?? 0)) owner = project;
    }
    return owner;
  }

  locate(uri: vscode.Uri): Located {
    const project = this.owner(uri.toString());
    if (!project) return { project, path: uri.fsPath.replaceAll('\\', '/') };
    return { project, path: uri.path.slice(vscode.Uri.parse(project.scope).path.length + 1) };
  }

  /** Whether a file is one of a project's data files; every file of a folder that was not listed yet may be one. */
  lists(uri: vscode.Uri): boolean {
    const { project, path } = this.locate(uri);
    if (!project) return false;
    return project.discovery?.dataFiles.some((file) => file.path === path) ?? true;
  }

  /** Lists every folder and reads every `tend.yaml` again. */
  async refresh(): Promise<void> {
    await Promise.all(this.all().map((project) => Promise.all([project.reloadConfig(), project.discover()])));
  }

  dispose(): void {
    for (const { parts } of this.#open.values()) parts.dispose();
    this.#open.clear();
    this.#parts.dispose();
  }

  #add(folder: vscode.WorkspaceFolder): void {
    const scope = folder.uri.toString();
    if (folder.uri.scheme !== 'file' || this.#open.has(scope)) return;
    const parts = new DisposableStore();
    const sources = folderSources(folder);
    const options = { root: folder.uri.fsPath, scope, name: folder.name, sources, logger: this.logger };
    const project = parts.register(new Project(options));
    parts.register(project.onDidDiscover(() => this.#onDidDiscover.fire(project)));
    parts.register(project.onDidChangeConfig(() => this.#onDidChangeConfig.fire(project)));
    parts.register(
      watchFolder(folder, project, {
        changed: (uri) => this.#onDidChangeFile.fire(uri),
        deleted: (uri) => this.#onDidDeleteFile.fire(uri),
      }),
    );
    this.#open.set(scope, { project, parts });
    this.#onDidChange.fire(project);
    void Promise.all([project.reloadConfig(), project.discover()]);
  }

  #close(folder: vscode.WorkspaceFolder): void {
    const scope = folder.uri.toString();
    const closed = this.#open.get(scope);
    if (!closed) return;
    this.#open.delete(scope);
    closed.parts.dispose();
    this.#onDidChange.fire(closed.project);
  }
}
