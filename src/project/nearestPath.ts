import picomatch from 'picomatch';
import { nearest } from '../base/text';
import { normalPath } from './pathPattern';

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/** The name of a file without what says its format: that and the folder are what many files have in common. */
const stemOf = (path: string) =>
  nameOf(path)
    .replace(/\.[^.]*$/, '')
    .toLowerCase();

/** A name that begins another one says something from so many letters on. */
const fewestLetters = 3;

/** The file that a path most likely means: of those whose name is nearly its own, in whichever folder, the one that is written most like it. */
export function nearestPath(path: string, files: readonly string[]): string | null {
  const declared = normalPath(path);
  if (picomatch.scan(declared).isGlob) return null;
  const likely = files.filter((file) => isLike(stemOf(declared), stemOf(file)));
  const near = nearest(declared, likely);
  if (near !== null) return near;
  const name = nearest(nameOf(declared), likely.map(nameOf));
  return likely.find((file) => nameOf(file) === name) ?? (likely.length === 1 ? (likely[0] ?? null) : null);
}

/** Whether one name is the other one mistyped, or its beginning; what differs in digits only are two files of one kind. */
function isLike(stem: string, other: string): boolean {
  if (stem === other) return true;
  const withoutDigits = (text: string) => text.replaceAll(/\d/g, '');
  if (Math.min(stem.length, other.length) < fewestLetters || withoutDigits(stem) === withoutDigits(other)) return false;
  return stem.startsWith(other) || other.startsWith(stem) || nearest(stem, [other]) !== null;
}
