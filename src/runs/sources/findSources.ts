import { statSync } from 'node:fs';
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import type { FoundSource, RunSource } from './source';
import { realPath, SourceWalk, type SearchedPlaces } from './sourceWalk';

export interface SourceSearch {
  /** Absolute path of the project. */
  readonly root: string;
  readonly sources: readonly RunSource[];
  /** Files, folders and globs that a person named, relative to the root or absolute. */
  readonly declared: readonly string[];
  /** Only what is declared; else everything below the root too, also what git ignores. */
  readonly onlyDeclared: boolean;
  /** Also what links and declarations name outside the root: only in a trusted window. */
  readonly outside: boolean;
  readonly signal: AbortSignal;
}

/** More folders are not searched: no project has them, a home folder does. */
const mostFolders = 50_000;

/** Finds the places that hold runs, and tells each as soon as it is found; none is told twice. */
export async function findSources(
  search: SourceSearch,
  onFound: (found: FoundSource) => void,
): Promise<SearchedPlaces> {
  const { root, sources, signal, outside } = search;
  const rules = { sources, root: realPath(root) ?? root, outside, folders: mostFolders, signal };
  const walk = new SourceWalk(rules, onFound);
  if (!search.onlyDeclared) await walk.folder(root);
  for (const declared of search.declared) await findDeclared(walk, search, declared);
  return walk.searched;
}

async function findDeclared(walk: SourceWalk, { root, outside }: SourceSearch, declared: string): Promise<void> {
  const { isGlob, base, glob } = picomatch.scan(declared);
  const start = resolve(root, isGlob ? base : declared);
  const way = relative(root, start);
  if (!outside && (way.split(sep)[0] === '..' || isAbsolute(way))) return;
  if (statSync(start, { throwIfNoEntry: false })?.isFile()) await walk.file(dirname(start), basename(start));
  else if (isGlob) await walk.folder(start, matcher(start, glob));
  else await walk.folder(start);
}

/** A pattern takes in what it names and what lies in a folder that it names. */
function matcher(start: string, glob: string): (path: string) => boolean {
  const matches = picomatch([glob, `${glob}/**`], { dot: true });
  return (path) => {
    const way = relative(start, path).replaceAll(sep, '/');
    return way === '' ? glob === '**' : matches(way);
  };
}
