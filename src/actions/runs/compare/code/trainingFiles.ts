import { posix } from 'node:path';
import { pythonImports } from '../../../../models/inspect/pythonImports';
import type { Repository } from './repository';

/** A training imports no more files of its own than these; beyond them it is the repository of a library. */
const mostFiles = 500;

/** Where Python may look for modules besides the folder of the script, relative to the project. */
const moduleFolders = ['', 'src/'];

interface Training {
  readonly commit: string;
  /** As its tracker recorded it: absolute, or relative to some folder. */
  readonly script: string;
  /** Where the project lies in its repository. */
  readonly prefix: string;
}

/** The script of a training in a commit, first, and the files of the repository that it imports, directly or not. */
export async function trainingFiles(repository: Repository, training: Training): Promise<readonly string[]> {
  const files = await repository.files(training.commit);
  const script = scriptIn(files, training);
  if (script === null) return [];
  const folders = [`${posix.dirname(script)}/`, ...moduleFolders.map((folder) => training.prefix + folder)];
  const found = new Set([script]);
  // Files of one folder import each other by the same rule, so that one question answers for all of a level.
  for (let level = [script]; level.length > 0 && found.size < mostFiles;) {
    const modules = await modulesOf(repository, training.commit, level);
    level = [...new Set(modules.flatMap((module) => filesOf(module, folders, files)))].filter((it) => !found.has(it));
    for (const file of level) found.add(file);
  }
  return [...found];
}

/** Modules that files may import: of `from a import b` nobody knows whether b is one. */
async function modulesOf(repository: Repository, commit: string, files: readonly string[]): Promise<readonly string[]> {
  const texts = await repository.texts(commit, files);
  return files.flatMap((file, at) =>
    pythonImports(texts[at] ?? '').flatMap(({ module, what }) => {
      const place = absolute(module, file);
      return what === null || what === '*' ? [place] : [place, posix.join(place, what)];
    }),
  );
}

/** `..data.load` in `pkg/sub/train.py` is `/pkg/data/load`, from the repository on; `data.load` is to be looked for. */
function absolute(module: string, file: string): string {
  const [, dots = '', rest = ''] = /^(\.*)(.*)$/.exec(module) ?? [];
  const path = rest.replaceAll('.', '/');
  return dots === '' ? path : posix.join('/', posix.dirname(file), '../'.repeat(dots.length - 1), path);
}

/** The file of a module and those of the packages around it, in the first folder that has the module. */
function filesOf(module: string, folders: readonly string[], files: ReadonlySet<string>): readonly string[] {
  const places = module.startsWith('/') ? [module.slice(1)] : folders.map((folder) => posix.join(folder, module));
  const found = places.flatMap((place) => [`${place}.py`, `${place}/__init__.py`]).find((path) => files.has(path));
  return found === undefined ? [] : [found, ...packagesOf(found, files)];
}

function packagesOf(path: string, files: ReadonlySet<string>): readonly string[] {
  const folder = posix.dirname(path);
  const initial = posix.join(folder, '__init__.py');
  return folder !== '.' && files.has(initial) ? [initial, ...packagesOf(folder, files)] : [];
}

/** Recorded was a path on some machine: the file of the project, else the one whose path agrees with most of it. */
function scriptIn(files: ReadonlySet<string>, { script, prefix }: Training): string | null {
  const parts = script
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  for (let from = 0; from < parts.length; from++) {
    const path = parts.slice(from).join('/');
    if (files.has(prefix + path)) return prefix + path;
    if (files.has(path)) return path;
  }
  return null;
}
