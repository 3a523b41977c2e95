import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelImport } from '../../../models/inspect/modelFileReport';
import { pythonImports } from '../../../models/inspect/pythonImports';
import { byCodeUnits } from '../../../models/package/packagePath';
import { liesIn } from '../../../models/restore/archiveFolder';

/** Code of the project that a model names. */
export interface ImportedCode {
  /** Python files, sorted: path below the folder in which Python looks → absolute path. */
  readonly files: ReadonlyMap<string, string>;
  /** Modules that the model names, that nothing is known of and that stand in no folder, sorted. */
  readonly missing: readonly string[];
}

/** Where modules are looked for: the first of `folders` that has one counts. What leads out of `root` is none of the project. */
export interface LookingFor {
  readonly root: string;
  readonly folders: readonly string[];
}

/**
 * The modules that a model file names, and what they import in turn, as far as they stand in the project. What is known to be
 * of a library comes with the requirements and is not looked for.
 */
export function importedCode(where: LookingFor, imports: readonly ModelImport[]): ImportedCode {
  const named = new Set(imports.filter(({ verdict }) => verdict === 'needs-trust').map(({ module }) => module));
  const files = new Map<string, string>();
  const waiting = [...named];
  const seen = new Set<string>();
  for (let module = waiting.pop(); module !== undefined; module = waiting.pop()) {
    if (seen.has(module)) continue;
    seen.add(module);
    for (const [path, file] of findModule(where, module)) {
      if (files.has(path)) continue;
      files.set(path, file);
      waiting.push(...modulesOf(path, readFileSync(file, 'utf8')));
    }
  }
  return {
    files: new Map([...files].sort(([a], [b]) => byCodeUnits(a, b))),
    missing: [...named].filter((module) => findModule(where, module).length === 0).sort(byCodeUnits),
  };
}

type FoundFile = readonly [path: string, file: string];

function findModule({ root, folders }: LookingFor, module: string): readonly FoundFile[] {
  const parts = module.split('.');
  if (!parts.every((part) => /^[A-Za-z_]\w*$/.test(part))) return [];
  for (const folder of folders) {
    const found = moduleFiles(root, folder, parts);
    if (found.length > 0) return found;
  }
  return [];
}

/** What Python runs to import `a.b.c`: `a/__init__.py` and `a/b/__init__.py`, where these are, and the module itself. */
function moduleFiles(root: string, folder: string, parts: readonly string[]): readonly FoundFile[] {
  const existing = (path: string): readonly FoundFile[] => {
    const file = join(folder, path);
    return statSync(file, { throwIfNoEntry: false })?.isFile() && liesIn(root, file) ? [[path, file]] : [];
  };
  const paths = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  const packages = paths.map((path) => existing(`${path}/__init__.py`));
  const own = packages.at(-1) ?? [];
  const last = own.length > 0 ? own : existing(`${paths.at(-1) ?? ''}.py`);
  return last.length === 0 ? [] : [...packages.slice(0, -1).flat(), ...last];
}

/** Modules that a file of a module may import: of `from a import b` nobody knows whether b is one. */
function modulesOf(path: string, text: string): readonly string[] {
  const folder = path.split('/').slice(0, -1);
  return pythonImports(text).flatMap(({ module, what }) => {
    const dots = /^\.*/.exec(module)?.[0].length ?? 0;
    const above = dots === 0 ? [] : folder.slice(0, folder.length - dots + 1);
    const place = [...above, ...module.slice(dots).split('.')].filter((part) => part !== '').join('.');
    return what === null || what === '*' ? [place] : [place, place === '' ? what : `${place}.${what}`];
  });
}
