import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** What a person named: from where they are, or, as commands print it, from the root of the project. */
export function namedPath(cwd: string, root: string, word: string): string {
  const here = resolve(cwd, word);
  const printed = resolve(root, word);
  return !existsSync(here) && existsSync(printed) ? printed : here;
}
