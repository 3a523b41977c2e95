import { resolve } from 'node:path';
import { isWithin } from '../../runs/sources/listFolder';

/** One of the artifacts of a run, by its path among them; null where that leads out of their folder. */
export function artifactFile(artifacts: string, path: string): string | null {
  const file = resolve(artifacts, path);
  return isWithin(file, artifacts) ? file : null;
}
