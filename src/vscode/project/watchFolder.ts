import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { configName } from '../../project/fileKinds';
import { holdsListed, kindOfFile, mayBeNewFolder } from './folderChanges';
import type { Project } from './project';

/** Files that come in numbers (a checkout, a download) are listed once, this many milliseconds after the last. */
const quiet = 500;

/** Who wants to know what happens to data files on disk. */
export interface FileListener {
  changed(uri: vscode.Uri): void;
  deleted(uri: vscode.Uri): void;
}

/**
 * Tells what changes on disk; lists the folder again when files come or go, reads `tend.yaml` again when it changes. One
 * watcher for all of it: each one costs the window a message before anything is shown.
 */
export function watchFolder(folder: vscode.WorkspaceFolder, project: Project, tell: FileListener): Disposable {
  const parts = new DisposableStore();
  let timer: NodeJS.Timeout | undefined;
  parts.register({ dispose: () => clearTimeout(timer) });
  const listAgain = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void project.discover(), quiet);
  };
  // What it declares may lie where nothing else is looked for.
  const readAgain = () => void Promise.all([project.reloadConfig(), project.discover()]);
  const inside = ({ path }: vscode.Uri) => path.slice(folder.uri.path.length + 1);

  const watcher = parts.register(vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '**')));
  parts.register(
    watcher.onDidCreate((uri) => {
      const path = inside(uri);
      const kind = kindOfFile(path);
      if (kind === 'config') readAgain();
      // Of a folder that is moved here or deleted the editor tells, and not of the files in it.
      else if (kind !== null || mayBeNewFolder(path)) listAgain();
    }),
  );
  parts.register(
    watcher.onDidChange((uri) => {
      const kind = kindOfFile(inside(uri));
      if (kind === 'config') readAgain();
      else if (kind === 'data') tell.changed(uri);
      else if (kind === 'ignored') listAgain();
    }),
  );
  parts.register(
    watcher.onDidDelete((uri) => {
      const path = inside(uri);
      const kind = kindOfFile(path);
      if (kind === 'data') tell.deleted(uri);
      if (kind === 'config') readAgain();
      else if (kind !== null || holdsListed(project.discovery, path)) listAgain();
    }),
  );
  const key = vscode.Uri.joinPath(folder.uri, configName).toString();
  // A save in this window is known before the disk tells.
  parts.register(
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      if (uri.toString() === key) readAgain();
    }),
  );
  return parts;
}
