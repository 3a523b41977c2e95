import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { errorMessage } from '../../base/errors';
import { deadLink } from '../../disk/deadLink';
import { isKeptByTools } from '../../project/fileKinds';
import type { ModelProblem } from './modelFileReport';
import { folded } from './modelPart';

const mostFiles = 2000;
const deepest = 8;

export interface FolderFiles {
  /** Paths below the folder with `/`, in order, with their sizes. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  /** What of it is not among them, and why. */
  readonly leftOut: readonly ModelProblem[];
}

/**
 * The files of a model's folder. Links that lead out of it are told and not followed. In a folder that is no model of MLflow,
 * which could load any of its files, what tools keep for themselves is left out, and said of installed packages.
 */
export async function folderFiles(folder: string): Promise<FolderFiles> {
  const root = await realpath(folder);
  const files: { path: string; bytes: number }[] = [];
  const left: ModelProblem[] = [];
  const isModel = (await readdir(root)).some((name) => folded(name) === 'mlmodel');
  const leaveOut = (problem: string) => left.push({ problem, at: null });
  const walk = async (below: string, depth: number): Promise<void> => {
    const entries = await readdir(join(root, below), { withFileTypes: true });
    if (!isModel && below !== '' && entries.some(({ name }) => name === 'pyvenv.cfg')) {
      leaveOut(installed(below));
      return;
    }
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (files.length >= mostFiles) return;
      if (entry.isSymbolicLink()) await follow(path);
      else if (entry.isDirectory() && !isModel && isKeptByTools(entry.name)) passBy(path, entry.name);
      else if (entry.isDirectory() && depth < deepest) await walk(path, depth + 1);
      else if (entry.isDirectory()) leaveOut(`"${path}" lies too deep; what is in it was not looked at.`);
      else if (entry.isFile()) files.push({ path, bytes: (await stat(join(root, path))).size });
    }
  };
  const passBy = (path: string, name: string) => {
    if (!name.startsWith('.')) leaveOut(installed(path));
  };
  const follow = async (path: string): Promise<void> => {
    try {
      const target = await realpath(join(root, path));
      const stats = await stat(target);
      if (!target.startsWith(root + sep))
        leaveOut(`"${path}" is a link that leads outside of the folder; it was not followed.`);
      else if (stats.isFile()) files.push({ path, bytes: stats.size });
    } catch (error) {
      leaveOut(`"${path}" is a link that ${deadLink(error) ?? `cannot be followed: ${errorMessage(error)}`}.`);
    }
  };
  await walk('', 0);
  if (files.length >= mostFiles) leaveOut(`Only the first ${mostFiles} files were looked at.`);
  return { files, leftOut: left };
}

function installed(path: string): string {
  return `"${path}" holds installed packages; what is in it was not looked at.`;
}
