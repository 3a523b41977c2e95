import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { configName } from '../project/fileKinds';
import { CommandError } from './commandError';

/** Options that say which project is meant. */
export interface ProjectOptions {
  readonly project?: string;
  readonly config?: string;
}

/** The folder of the project and the path of its `tend.yaml`, both absolute; the file need not exist. */
export interface ProjectPlace {
  readonly root: string;
  readonly path: string;
}

/**
 * Finds the project: `--project`, else the nearest folder with `tend.yaml` or `.tend`, else the current one. What lies above the
 * root of a git repository is of somebody else.
 */
export function projectPlace(cwd: string, { project, config }: ProjectOptions): ProjectPlace {
  const root = project === undefined ? nearestProject(cwd) : givenFolder(cwd, project);
  if (config === undefined) return { root, path: join(root, configName) };
  const path = resolve(cwd, config);
  if (existsSync(path)) return { root, path };
  throw new CommandError(`${config} does not exist; check what --config names.`);
}

function nearestProject(cwd: string): string {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, configName)) || existsSync(join(folder, '.tend'))) return folder;
    if (dirname(folder) === folder || existsSync(join(folder, '.git'))) return cwd;
  }
}

function givenFolder(cwd: string, folder: string): string {
  const path = resolve(cwd, folder);
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new CommandError(`${folder} is not a folder; check what --project names.`);
  return path;
}
