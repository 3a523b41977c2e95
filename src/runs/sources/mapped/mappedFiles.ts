import { statSync } from 'node:fs';
import { basename, join, posix, relative, sep } from 'node:path';
import picomatch from 'picomatch';
import { runMappings } from '../../../project/declaredRuns';
import { parseConfig } from '../../../project/parseConfig';
import type { RunMapping } from '../../../project/runMapping';
import { listFolder } from '../listFolder';
import { readSmallFile } from '../smallFile';

export const configName = 'tend.yaml';

/** What the `tend.yaml` of a folder says of files that are runs. */
export function mappingsIn(folder: string): readonly RunMapping[] {
  const text = readSmallFile(join(folder, configName));
  return text?.includes('sources') === true ? runMappings(parseConfig(text).config) : [];
}

/** The folder that everything a mapping can name lies in, relative to its `tend.yaml`, with `/`. */
export function baseOf({ path }: RunMapping): string {
  const { base, isGlob } = picomatch.scan(path);
  return posix.normalize(isGlob ? base || '.' : posix.dirname(base));
}

export interface MappedFile {
  readonly mapping: RunMapping;
  /** What the run is called by. */
  readonly name: string;
  readonly experiment: string;
}

/** Folders of tools, and more folders than any project has runs in. */
const passedOver = /^(?:\..*|node_modules|__pycache__)$/;
const mostFolders = 20_000;

/** The files that mappings name, by their path relative to the folder; the first mapping that names a file holds. */
export function mappedFiles(
  folder: string,
  within: string,
  mappings: readonly RunMapping[],
): ReadonlyMap<string, MappedFile> {
  const files = new Map<string, MappedFile>();
  for (const mapping of mappings)
    for (const file of filesOf(folder, within, mapping))
      if (!files.has(file)) files.set(file, { mapping, ...namesOf(folder, mapping, file) });
  return files;
}

/** Whether the `tend.yaml` of a folder names a file, by its absolute path: it is read as that says, and by no other source. */
export function mappedIn(folder: string): (path: string) => boolean {
  const matches = mappingsIn(folder).map(({ path }) => picomatch(posix.normalize(path)));
  return (path) => {
    const inside = relative(folder, path).replaceAll(sep, '/');
    return matches.some((match) => match(inside));
  };
}

function* filesOf(folder: string, within: string, mapping: RunMapping): Iterable<string> {
  const path = posix.normalize(mapping.path);
  if (!picomatch.scan(path).isGlob) {
    if (statSync(join(folder, path), { throwIfNoEntry: false })?.isFile()) yield path;
    return;
  }
  const matches = picomatch(path);
  for (const file of filesBelow(folder, baseOf(mapping), within)) if (matches(file)) yield file;
}

function* filesBelow(folder: string, base: string, within: string): Iterable<string> {
  const waiting = [base];
  for (let count = 0; waiting.length > 0 && count < mostFolders; count++) {
    const inside = waiting.shift() ?? '';
    const { files, folders } = listFolder(join(folder, inside), within);
    for (const name of files) yield posix.join(inside, name);
    for (const name of folders) if (!passedOver.test(name)) waiting.push(posix.join(inside, name));
  }
}

/** A run is called by the folder that its file lies in, and where all files lie in one by the file. */
function namesOf(folder: string, mapping: RunMapping, file: string): Pick<MappedFile, 'name' | 'experiment'> {
  const base = baseOf(mapping);
  const baseName = basename(join(folder, base));
  const inside = posix.relative(base, posix.dirname(file));
  const byFile = posix.join(inside, posix.basename(file, posix.extname(file)));
  const byFolder = inside === '' ? baseName : inside;
  const choice = mapping.name ?? (inside === '' ? 'file' : 'folder');
  return { name: choice === 'file' ? byFile : byFolder, experiment: mapping.experiment ?? baseName };
}
