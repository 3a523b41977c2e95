import { isAbsolute, relative, sep } from 'node:path';

/** How the path of a source is kept and shown: project-relative with `/`, absolute outside the project, "." for itself. */
export function shownPath(root: string, path: string): string {
  const way = relative(root, path);
  const outside = way.split(sep)[0] === '..' || isAbsolute(way);
  const shown = (outside ? path : way).replaceAll(sep, '/');
  return shown === '' ? '.' : shown;
}

/** That path for people: a point alone says nothing. */
export function pathWords(shown: string): string {
  return shown === '.' ? 'the folder itself' : shown;
}
