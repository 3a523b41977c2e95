import picomatch from 'picomatch';
import { nearest } from '../base/text';
import { normalPath } from './pathPattern';

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/** The name of a file without what says its format: that and the folder are what many files have in common. */
const stemOf = (path: string) => nameOf(path).replace(/\.[^.]*$/, '');

/** The file that a path most likely means: of those whose name is nearly its own, in whichever folder, the one that is written most like it. */
export function nearestPath(path: string, files: readonly string[]): string | null {
  const declared = normalPath(path);
  if (picomatch.scan(declared).isGlob) return null;
  const likely = files.filter((file) => nearest(stemOf(declared), [stemOf(file)]) !== null);
  const near = nearest(declared, likely);
  if (near !== null) return near;
  const name = nearest(nameOf(declared), likely.map(nameOf));
  return likely.find((file) => nameOf(file) === name) ?? null;
}
