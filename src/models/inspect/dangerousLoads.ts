import { isAbsolute } from 'node:path';
import type { Range } from '../../base/position';
import { isNotebook } from '../../project/fileKinds';
import { TextPlaces } from '../../project/textPlaces';
import { findLoads, type LoadCall } from './loads';
import { notebookLoads } from './notebookLoads';

/** A call of a script that loads a file that is dangerous to load. */
interface DangerousLoad extends Pick<LoadCall, 'start' | 'end'> {
  readonly message: string;
}

/** A call that loads a file, by lines and characters. */
export interface PlacedCall extends LoadCall {
  readonly range: Range;
}

/** A script of a project by its project-relative path with `/`; `root` is the absolute path of the project. */
interface Script {
  readonly root: string;
  readonly path: string;
}

/**
 * The files of a project that a script may load, by paths that stand in it: from its root, and from the folder of the script.
 * Those of folders end in `/`.
 */
export function loadedPaths(script: Script, text: string): readonly string[] {
  return [...new Set(loadsIn(script.path, text).flatMap((load) => meantBy(script, load)))];
}

/** What a script or a notebook loads, by its name. Throws where a notebook is none. */
function loadsIn(path: string, text: string): readonly LoadCall[] {
  return isNotebook(path) ? notebookLoads(text) : findLoads(text);
}

/**
 * The calls of a script that load one of the dangerous files, in order. `dangers` have the sentence by the path of the file,
 * project-relative with `/`, or of a folder, with `/` behind it.
 */
export function dangerousLoads(
  script: Script,
  python: string,
  dangers: ReadonlyMap<string, string>,
): readonly DangerousLoad[] {
  return dangerousAmong(script, findLoads(python), dangers);
}

/** The same by lines and characters, as they stand in a file, which may be a notebook. */
export function placedLoads(
  script: Script,
  text: string,
  dangers: ReadonlyMap<string, string>,
): readonly { readonly message: string; readonly range: Range }[] {
  return dangerousAmong(script, placedCalls(script.path, text), dangers).map(({ message, range }) => ({
    message,
    range,
  }));
}

/** All calls of a script or a notebook that load a file, whatever is dangerous to load. */
export function placedCalls(path: string, text: string): readonly PlacedCall[] {
  const calls = loadsIn(path, text);
  if (calls.length === 0) return [];
  const places = new TextPlaces(text);
  return calls.map((load) => ({ ...load, range: places.range(load.start, load.end) }));
}

/** Those that load one of the dangerous files, each with what is said of it. */
export function dangerousAmong<Call extends LoadCall>(
  script: Script,
  calls: readonly Call[],
  dangers: ReadonlyMap<string, string>,
): readonly (Call & { readonly message: string })[] {
  return calls.flatMap((load) => {
    const [sentence] = meantBy(script, load).flatMap((it) => dangerAt(it, dangers) ?? []);
    return sentence === undefined ? [] : [{ ...load, message: `${load.call}${load.when} would load it: ${sentence}` }];
  });
}

/** A folder is as dangerous as the first file in it that is. */
function dangerAt(path: string, dangers: ReadonlyMap<string, string>): string | null {
  const known = dangers.get(path);
  if (known !== undefined || !path.endsWith('/')) return known ?? null;
  const within = path === './' ? '' : path;
  return [...dangers].find(([file]) => file.startsWith(within))?.[1] ?? null;
}

function meantBy(script: Script, load: LoadCall): readonly string[] {
  const paths = pathsOf(script, load);
  return load.isFolder ? paths.map((it) => `${it === '' ? '.' : it}/`) : paths;
}

function pathsOf({ root, path: script }: Script, { path: written, fromScript }: LoadCall): readonly string[] {
  if (isAbsolute(written)) {
    const [base, whole] = [`${withSlashes(root)}/`, withSlashes(written)];
    return whole.startsWith(base) ? projectPaths(whole.slice(base.length)) : [];
  }
  const folder = script.slice(0, script.lastIndexOf('/') + 1);
  return projectPaths(...(fromScript ? [] : [written]), `${folder}${written}`);
}

function projectPaths(...written: readonly string[]): readonly string[] {
  return written.flatMap((path) => plain(path) ?? []);
}

function withSlashes(path: string): string {
  return path.replaceAll('\\', '/');
}

/** Without `./` and steps up; null: it is not in the project. */
function plain(path: string): string | null {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.length === 0) return null;
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
