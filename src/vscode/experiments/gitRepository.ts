import * as vscode from 'vscode';

/** The part of the interface of VS Code's Git extension (version 1) that is needed. */
interface GitExtension {
  getAPI(version: 1): {
    getRepository(uri: vscode.Uri): GitRepository | null;
    toGitUri(uri: vscode.Uri, ref: string): vscode.Uri;
  };
}

interface GitRepository {
  readonly rootUri: vscode.Uri;
  readonly state: { readonly HEAD?: { readonly commit?: string } };
  diffBetween(ref1: string, ref2: string): Promise<readonly GitChange[]>;
}

interface GitChange {
  readonly uri: vscode.Uri;
  readonly originalUri: vscode.Uri;
  readonly renameUri?: vscode.Uri;
}

/** The commit that a folder is at; null where there is no repository or no Git extension. */
export async function commitOf(folder: vscode.Uri): Promise<string | null> {
  const git = await gitOf();
  return git?.getRepository(folder)?.state.HEAD?.commit ?? null;
}

/** Files that differ between two commits, with a URI of each side; null where there is no repository. */
export async function changesBetween(folder: vscode.Uri, from: string, to: string) {
  const git = await gitOf();
  const repository = git?.getRepository(folder);
  if (!git || !repository) return null;
  const changes = await repository.diffBetween(from, to);
  return changes.map(({ uri, originalUri, renameUri }): [vscode.Uri, vscode.Uri, vscode.Uri] => {
    const now = renameUri ?? uri;
    return [now, git.toGitUri(originalUri, from), git.toGitUri(now, to)];
  });
}

async function gitOf(): Promise<ReturnType<GitExtension['getAPI']> | null> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (!extension) return null;
  const git = extension.isActive ? extension.exports : await extension.activate();
  return git.getAPI(1);
}
