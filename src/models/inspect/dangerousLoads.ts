import { findLoads, type LoadCall } from './loads';

/** A call of a script that loads a file that is dangerous to load. */
interface DangerousLoad extends Pick<LoadCall, 'start' | 'end'> {
  readonly message: string;
}

/** The files of a project that a script may load, by paths that stand in it: from its root, and from the folder of the script. */
export function loadedPaths(script: string, python: string): readonly string[] {
  return [...new Set(findLoads(python).flatMap(({ path }) => meantBy(script, path)))];
}

/**
 * The calls of a script that load one of the dangerous files, in order. `script` is its path, `dangers` have the sentence by the
 * path of the file; both paths are project-relative with `/`.
 */
export function dangerousLoads(
  script: string,
  python: string,
  dangers: ReadonlyMap<string, string>,
): readonly DangerousLoad[] {
  return findLoads(python).flatMap(({ call, path, start, end }) => {
    const [sentence] = meantBy(script, path).flatMap((it) => dangers.get(it) ?? []);
    return sentence === undefined ? [] : [{ start, end, message: `${call} would load it: ${sentence}` }];
  });
}

function meantBy(script: string, written: string): readonly string[] {
  const folder = script.slice(0, script.lastIndexOf('/') + 1);
  return [written, `${folder}${written}`].flatMap((path) => plain(path) ?? []);
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
