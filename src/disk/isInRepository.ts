import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Whether a folder, or one above it, is the work tree of a git repository, as far as the files say so. */
export function isInRepository(folder: string): boolean {
  return existsSync(join(folder, '.git')) || (dirname(folder) !== folder && isInRepository(dirname(folder)));
}
