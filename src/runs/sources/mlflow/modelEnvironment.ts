import { join } from 'node:path';
import { folderEntries } from '../folderEntries';
import { readSmallFile } from '../smallFile';

/** Folders of artifacts in which a model is looked for. */
const mostFolders = 16;

/** Packages and Python of the first model among artifacts, as MLflow writes them beside it; empty without one. */
export function modelEnvironment(folders: readonly string[]): ReadonlyMap<string, string> {
  for (const folder of folders) {
    const inside = folderEntries(folder).filter((entry) => entry.isDirectory());
    for (const path of [folder, ...inside.slice(0, mostFolders).map((entry) => join(folder, entry.name))]) {
      const found = environmentIn(path);
      if (found.size > 0) return found;
    }
  }
  return new Map();
}

function environmentIn(folder: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const python = /^python: *'?"?([\w.]+)/m.exec(readSmallFile(join(folder, 'python_env.yaml')) ?? '')?.[1];
  if (python !== undefined) found.set('python', python);
  for (const line of readSmallFile(join(folder, 'requirements.txt'))?.split('\n') ?? []) {
    const [, name, version] = /^([\w.-]+)(?:\[[^\]]*\])? *== *([^\s;#]+)/.exec(line.trim()) ?? [];
    if (name !== undefined && version !== undefined) found.set(name, version);
  }
  return found;
}
