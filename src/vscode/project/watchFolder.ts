import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { arrayEndings, dataEndings, globOf, modelEndings, scriptEndings } from '../../project/fileKinds';
import { holdsListed, mayBeNewFolder } from './folderChanges';
import { configName } from './folderSources';
import type { Project } from './project';

/** Files that come in numbers (a checkout, a download) are listed once, this many milliseconds after the last. */
const quiet = 500;

const dataFiles = globOf(dataEndings);
const otherFiles = globOf([...scriptEndings, ...modelEndings, ...arrayEndings]);
const ignoreFiles = '**/.gitignore';

/** Who wants to know what happens to data files on disk. */
export interface FileListener {
  changed(uri: vscode.Uri): void;
  deleted(uri: vscode.Uri): void;
}

/** Tells what changes on disk; lists the folder again when files come or go, reads `tend.yaml` again when it changes. */
export function watchFolder(folder: vscode.WorkspaceFolder, project: Project, tell: FileListener): Disposable {
  const parts = new DisposableStore();
  let timer: NodeJS.Timeout | undefined;
  parts.register({ dispose: () => clearTimeout(timer) });
  const listAgain = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void project.discover(), quiet);
  };
  parts.register(
    watch(folder, dataFiles, {
      created: listAgain,
      changed: (uri) => tell.changed(uri),
      deleted(uri) {
        tell.deleted(uri);
        listAgain();
      },
    }),
  );
  parts.register(watch(folder, otherFiles, { created: listAgain, deleted: listAgain }));
  parts.register(watch(folder, ignoreFiles, { created: listAgain, changed: listAgain, deleted: listAgain }));
  parts.register(watchFolders(folder, project, listAgain));
  parts.register(watchConfig(folder, project));
  return parts;
}

/** Of a folder that is moved or deleted the editor tells, and not of the files in it. */
function watchFolders(folder: vscode.WorkspaceFolder, project: Project, listAgain: () => void): Disposable {
  const inside = ({ path }: vscode.Uri) => path.slice(folder.uri.path.length + 1);
  return watch(folder, '**', {
    created(uri) {
      if (mayBeNewFolder(inside(uri))) listAgain();
    },
    deleted(uri) {
      if (holdsListed(project.discovery, inside(uri))) listAgain();
    },
  });
}

function watchConfig(folder: vscode.WorkspaceFolder, project: Project): Disposable {
  const parts = new DisposableStore();
  // What it declares may lie where nothing else is looked for.
  const readAgain = () => void Promise.all([project.reloadConfig(), project.discover()]);
  parts.register(watch(folder, configName, { created: readAgain, changed: readAgain, deleted: readAgain }));
  const key = vscode.Uri.joinPath(folder.uri, configName).toString();
  // A save in this window is known before the disk tells.
  parts.register(
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      if (uri.toString() === key) readAgain();
    }),
  );
  return parts;
}

function watch(
  folder: vscode.WorkspaceFolder,
  glob: string,
  on: {
    readonly created: (uri: vscode.Uri) => void;
    readonly changed?: (uri: vscode.Uri) => void;
    readonly deleted: (uri: vscode.Uri) => void;
  },
): Disposable {
  const parts = new DisposableStore();
  const pattern = new vscode.RelativePattern(folder, glob);
  const watcher = parts.register(vscode.workspace.createFileSystemWatcher(pattern, false, on.changed === undefined));
  parts.register(watcher.onDidCreate(on.created));
  if (on.changed) parts.register(watcher.onDidChange(on.changed));
  parts.register(watcher.onDidDelete(on.deleted));
  return parts;
}
