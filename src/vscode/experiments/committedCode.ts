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

/** Serves files of commits as documents that cannot be edited; what a commit does not have is empty. */
export function serveCommittedFiles(projects: Projects): Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: async ({ path, query }) => {
      const asked = new URLSearchParams(query);
      const project = projects.get(asked.get('scope') ?? '');
      const repository = project && (await repositoryOf(project));
      const commit = asked.get('commit') ?? '';
      if (!repository || !(await repository.has(commit))) throw new Error('The repository does not have this commit.');
      const [text] = await repository.texts(commit, [path.slice(1)]);
      return text ?? '';
    },
  });
}
