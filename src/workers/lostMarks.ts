import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { plural } from '../base/text';
import { namesIn } from '../disk/namesIn';
import { storeFiles } from '../store/storeFiles';

/** What is kept beside a store when it is brought to a newer version, or was damaged. */
const isCopy = /^tend\.(version|damaged)-.*\.db$/;

const kinds = 'stars, tags, notes, names, and that runs were archived or removed';

/**
 * Says what went with a store that was deleted or replaced, which sources cannot bring back, and where a copy of it lies.
 * `runs`: how many were marked in it and are not any more.
 */
export function lostMarks(root: string, runs: number): string {
  const { folder, database } = storeFiles(root);
  const copy = newestCopy(folder);
  const name = basename(database);
  const where =
    copy === null
      ? `Who has a copy of .tend/${name} can put it back in its place.`
      : `The newest copy of it is .tend/${copy}; renamed to ${name} it takes its place.`;
  const gone = `what a person did to ${plural(runs, 'run')} in Tend is gone with it`;
  return `The store .tend/${name} was deleted or replaced; ${gone}: ${kinds}. ${where}`;
}

function newestCopy(folder: string): string | null {
  const copies = namesIn(folder).filter((name) => isCopy.test(name));
  const dated = copies.map((name) => ({ name, at: statSync(join(folder, name)).mtimeMs }));
  return dated.sort((a, b) => b.at - a.at)[0]?.name ?? null;
}
