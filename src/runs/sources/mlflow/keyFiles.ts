import { folderEntries } from '../folderEntries';

/** A file that holds what was logged under one name. */
interface KeyFile {
  /** Name as it was logged; `/` in it became folders. */
  readonly key: string;
  /** Absolute. */
  readonly path: string;
}

/** MLflow allows names of 250 characters. */
const deepest = 32;

/** Files of a folder and of the folders in it, by the names they stand for; links are no names. */
export function keyFiles(folder: string): readonly KeyFile[] {
  const files: KeyFile[] = [];
  collect(folder, '', 0, files);
  return files;
}

function collect(folder: string, prefix: string, depth: number, files: KeyFile[]): void {
  for (const entry of folderEntries(folder)) {
    const key = prefix + entry.name;
    const path = `${folder}/${entry.name}`;
    if (entry.isFile()) files.push({ key, path });
    else if (entry.isDirectory() && depth < deepest) collect(path, `${key}/`, depth + 1, files);
  }
}
