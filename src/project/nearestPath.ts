import picomatch from 'picomatch';
import { nearest } from '../base/text';
import { normalPath } from './pathPattern';

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/** The file that a path most likely means: one that is written nearly so, else one whose name is, in whichever folder it lies. */
export function nearestPath(path: string, files: readonly string[]): string | null {
  const declared = normalPath(path);
  if (picomatch.scan(declared).isGlob) return null;
  const near = nearest(declared, files);
  if (near !== null) return near;
  const name = nearest(nameOf(declared), files.map(nameOf));
  return files.find((file) => nameOf(file) === name) ?? null;
}
