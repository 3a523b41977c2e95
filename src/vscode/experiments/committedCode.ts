import * as vscode from 'vscode';
import type { Disposable } from '../../base/disposable';
import type { Repository } from '../../actions/runs/compare/code/repository';
import type { Project } from '../project/project';
import type { Projects } from '../project/projects';

const scheme = 'tend-commit';

/** What git says of the folder of a project. Of a folder that is not trusted it is not asked. */
export async function repositoryOf({ root }: Project): Promise<Repository> {
  const { Repository } = await import('../../actions/runs/compare/code/repository');
  const { readGit } = await import('../../actions/runs/readGit');
  return new Repository((args, input) =>
    vscode.workspace.isTrusted ? readGit(root, args, input) : Promise.resolve(null),
  );
}

/** A file as a commit has it, for VS Code's own editors; `path` is relative to the repository. */
export function committedFile({ scope }: Project, commit: string, path: string): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${path}`, query: new URLSearchParams({ scope, commit }).toString() });
}

/**
 * Serves files of commits as files that cannot be written; what a commit does not have is empty. Files rather than documents,
 * because VS Code waits for who serves a file when it opens what was on the screen before a reload.
 */
export function serveCommittedFiles(projects: Projects): Disposable {
  return vscode.workspace.registerFileSystemProvider(scheme, new CommittedFiles(projects), {
    isReadonly: true,
    isCaseSensitive: true,
  });
}

class CommittedFiles implements vscode.FileSystemProvider {
  /** A commit never changes. */
  readonly onDidChangeFile: vscode.Event<vscode.FileChangeEvent[]> = () => new vscode.Disposable(() => undefined);

  constructor(private readonly projects: Projects) {}

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { byteLength: size } = await this.readFile(uri);
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size };
  }

  async readFile({ path, query }: vscode.Uri): Promise<Uint8Array> {
    const asked = new URLSearchParams(query);
    const project = this.projects.get(asked.get('scope') ?? '');
    const repository = project && (await repositoryOf(project));
    const commit = asked.get('commit') ?? '';
    if (!repository || !(await repository.has(commit)))
      throw vscode.FileSystemError.FileNotFound('The repository does not have this commit.');
    const [text] = await repository.texts(commit, [path.slice(1)]);
    return new TextEncoder().encode(text ?? '');
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory(): never {
    throw unwritable();
  }

  createDirectory(): never {
    throw unwritable();
  }

  writeFile(): never {
    throw unwritable();
  }

  delete(): never {
    throw unwritable();
  }

  rename(): never {
    throw unwritable();
  }
}

function unwritable(): vscode.FileSystemError {
  return vscode.FileSystemError.NoPermissions('A commit is only read.');
}
