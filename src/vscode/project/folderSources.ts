import * as vscode from 'vscode';
import { DiscoveryCache } from '../../project/discoveryCache';
import { configName } from '../../project/fileKinds';
import type { ProjectSources } from './project';

/** Reads the facts of a folder from disk. */
export function folderSources(folder: vscode.WorkspaceFolder): ProjectSources {
  const cache = new DiscoveryCache(folder.uri.fsPath);
  return {
    readConfig: () => readText(vscode.Uri.joinPath(folder.uri, configName)),
    discover: (signal, config) =>
      cache.discover({
        signal,
        declared: config?.declaredPaths ?? [],
        isRunLog: (path) => config?.isRunLog(path) === true,
        exclude: [...excludedGlobs(folder), ...foldersInside(folder)],
        // A link may lead out of a folder that nobody has vouched for.
        followLinks: vscode.workspace.isTrusted,
      }),
  };
}

async function readText(uri: vscode.Uri): Promise<string | null> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return null;
    throw error;
  }
}

/** The patterns of `files.exclude` that are switched on. */
function excludedGlobs(folder: vscode.WorkspaceFolder): readonly string[] {
  const setting = vscode.workspace.getConfiguration('files', folder.uri).get<Record<string, unknown>>('exclude') ?? {};
  return Object.entries(setting).flatMap(([glob, on]) => (on === true ? [glob] : []));
}

/** Folders of the window that lie in this one are projects of their own. */
function foldersInside({ uri }: vscode.WorkspaceFolder): readonly string[] {
  const others = (vscode.workspace.workspaceFolders ?? []).map((other) => other.uri.path);
  return others.filter((path) => path.startsWith(`${uri.path}/`)).map((path) => path.slice(uri.path.length + 1));
}
