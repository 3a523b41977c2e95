import { statSync } from 'node:fs';
import { basename, dirname, join, posix, relative, sep } from 'node:path';
import picomatch from 'picomatch';
import { mappedBy, runMappings } from '../../../project/declaredRuns';
import { configName } from '../../../project/fileKinds';
import { parseConfig } from '../../../project/parseConfig';
import type { RunMapping } from '../../../project/runMapping';
import { isWithin, listFolder } from '../listFolder';
import { readSmallFile } from '../smallFile';

/** What the `tend.yaml` of a folder says of files that are runs; null where there is one that cannot be read now. */
export function mappingsIn(folder: string): readonly RunMapping[] | null {
  const text = readSmallFile(join(folder, configName));
  if (text?.includes('sources') !== true) return [];
  const { config, usable } = parseConfig(text);
  return usable ? runMappings(config) : null;
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
      if (isTable(file) && !files.has(file)) files.set(file, { mapping, ...namesOf(folder, mapping, file) });
  return files;
}

/**
 * Whether a `tend.yaml` in a folder around a file, up to `within`, names the file: it is read as that says, and by no other
 * source. Each `tend.yaml` is read once.
 */
export function mappedAround(within: string): (path: string) => boolean {
  const known = new Map<string, (path: string) => boolean>();
  const namedIn = (folder: string) => {
    const names = known.get(folder) ?? namesFile(folder);
    known.set(folder, names);
    return names;
  };
  return (path) => {
    for (let folder = dirname(path); isWithin(folder, within); folder = dirname(folder)) {
      if (namedIn(folder)(path)) return true;
      if (folder === within) break;
    }
    return false;
  };
}

function namesFile(folder: string): (path: string) => boolean {
  const isMapped = mappedBy(mappingsIn(folder) ?? []);
  return (path) => isTable(path) && isMapped(relative(folder, path).replaceAll(sep, '/'));
}

/** A pattern for everything takes in event files too, which no mapping can say how to read. */
function isTable(path: string): boolean {
  return !basename(path).includes('.tfevents.');
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
