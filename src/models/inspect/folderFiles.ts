import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { ModelProblem } from './modelFileReport';

const mostFiles = 2000;
const deepest = 8;

export interface FolderFiles {
  /** Paths below the folder with `/`, in order, with their sizes. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  readonly problems: readonly ModelProblem[];
}

/** The files of a model's folder. Links that lead out of it are told and not followed. */
export async function folderFiles(folder: string): Promise<FolderFiles> {
  const root = await realpath(folder);
  const files: { path: string; bytes: number }[] = [];
  const problems: ModelProblem[] = [];
  const walk = async (below: string, depth: number): Promise<void> => {
    const entries = await readdir(join(root, below), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (files.length >= mostFiles) return;
      if (entry.isSymbolicLink()) await follow(path);
      else if (entry.isDirectory() && depth < deepest) await walk(path, depth + 1);
      else if (entry.isFile()) files.push({ path, bytes: (await stat(join(root, path))).size });
    }
  };
  const follow = async (path: string): Promise<void> => {
    const target = await realpath(join(root, path)).catch(() => null);
    const stats = target === null ? null : await stat(target);
    if (!target?.startsWith(root + sep))
      problems.push({
        problem: `"${path}" is a link that leads outside of the folder; it was not followed.`,
        at: null,
      });
    else if (stats?.isFile() === true) files.push({ path, bytes: stats.size });
  };
  await walk('', 0);
  if (files.length >= mostFiles)
    problems.push({ problem: `Only the first ${mostFiles} files were looked at.`, at: null });
  return { files, problems };
}
