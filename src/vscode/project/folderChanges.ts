import type { Discovery } from '../../project/discovery';
import {
  configName,
  dataFormat,
  holdsCheckpoints,
  isArray,
  isScript,
  isToolFolder,
  looksLikeModel,
} from '../../project/fileKinds';

/** What was found in a folder. */
export type Listed = Pick<Discovery, 'dataFiles' | 'scripts' | 'modelFiles' | 'arrayFiles'>;

/**
 * What a file at this path, project-relative with `/`, is to the list of a folder: its configuration, data, another file
 * that is listed, or what says which files are ignored; null where it is nothing to it.
 */
export function kindOfFile(path: string): 'config' | 'data' | 'listed' | 'ignored' | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (path === configName) return 'config';
  if (dataFormat(name) !== null) return 'data';
  if (isScript(name) || looksLikeModel(name) || isArray(name)) return 'listed';
  return name === '.gitignore' ? 'ignored' : null;
}

/**
 * Whether something new at this path may be a folder that was moved or copied here: of its files the editor then tells
 * nothing. Names that end like those of files are none, and what lies in a tool's folder is never listed.
 */
export function mayBeNewFolder(path: string): boolean {
  const parts = path.split('/');
  return (
    !/\.[a-z][a-z0-9]*$/i.test(parts.at(-1) ?? '') &&
    !parts.some((name) => isToolFolder(name) && !holdsCheckpoints(name))
  );
}

/** Whether something that was listed lies in the folder at this path; paths are project-relative with `/`. */
export function holdsListed(discovery: Listed | null, path: string): boolean {
  return discovery !== null && foldersOf(discovery).has(path);
}

const known = new WeakMap<Listed, ReadonlySet<string>>();

/** Every folder around what was listed; made once for each listing, because files may be deleted by the thousand. */
function foldersOf(discovery: Listed): ReadonlySet<string> {
  const made = known.get(discovery);
  if (made) return made;
  const { dataFiles, scripts, modelFiles, arrayFiles } = discovery;
  const folders = new Set<string>();
  const read = [...dataFiles, ...scripts].map(({ path }) => path);
  for (const path of [...read, ...modelFiles, ...arrayFiles]) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1))
      folders.add(path.slice(0, end));
  }
  known.set(discovery, folders);
  return folders;
}
