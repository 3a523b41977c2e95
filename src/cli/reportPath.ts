import { isAbsolute, relative, sep } from 'node:path';

/** A path as reports name it: project-relative with `/`, absolute when outside. */
export function reportPath(root: string, path: string): string {
  const inside = relative(root, path);
  const outside = inside === '' || inside.startsWith('..') || isAbsolute(inside);
  return outside ? path : inside.split(sep).join('/');
}
