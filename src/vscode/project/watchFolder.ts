import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import type { Project } from './project';

/** Files that come in numbers (a checkout, a download) are listed once, this many milliseconds after the last. */
const quiet = 500;

const dataFiles = '**/*.{csv,tsv,tab}';
const otherFiles = '**/*.{py,ipynb,pkl,joblib,onnx,safetensors,gguf,pt,pth,keras,h5}';

/** Tells what changes on disk; lists the folder again when files come or go, reads `tend.yaml` again when it changes. */
export function watchFolder(
  folder: vscode.WorkspaceFolder,
  project: Project,
  tell: { readonly changed: (uri: vscode.Uri) => void; readonly deleted: (uri: vscode.Uri) => void },
): Disposable {
  const parts = new DisposableStore();
  let timer: NodeJS.Timeout | undefined;
  const listAgain = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void project.discover(), quiet);
  };
  parts.register({ dispose: () => clearTimeout(timer) });
  const watch = (glob: string) =>
    parts.register(vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, glob)));

  const data = watch(dataFiles);
  parts.register(data.onDidCreate(listAgain));
  parts.register(data.onDidChange(tell.changed));
  parts.register(
    data.onDidDelete((uri) => {
      tell.deleted(uri);
      listAgain();
    }),
  );
  const others = watch(otherFiles);
  parts.register(others.onDidCreate(listAgain));
  parts.register(others.onDidDelete(listAgain));
  const config = watch('tend.yaml');
  const readAgain = () => void project.reloadConfig();
  parts.register(config.onDidCreate(readAgain));
  parts.register(config.onDidChange(readAgain));
  parts.register(config.onDidDelete(readAgain));
  return parts;
}
