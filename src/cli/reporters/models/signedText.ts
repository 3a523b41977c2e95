import { join } from 'node:path';
import { liesIn } from '../../../models/restore/archiveFolder';
import { shownPath } from '../../../runs/importing/shownPath';

interface Signed {
  /** What names the key. */
  readonly hint: string;
  readonly paths: readonly string[];
  readonly registered: boolean;
}

/** What was signed, and how others come by the signature. */
export function signedText(root: string, word: string, { hint, paths, registered }: Signed): string {
  const lines = [`${word} is signed.`, `  key ${hint}`, ...paths.map((path) => `  ${shownPath(root, path)}`)];
  return `${[...lines, ...(registered ? [reach(root, paths)] : [])].join('\n')}\n`;
}

function reach(root: string, paths: readonly string[]): string {
  const shared = paths.filter((path) => liesIn(root, path) && !liesIn(join(root, '.tend'), path));
  if (shared.length > 0) return 'Commit it, so that other clones can verify the signature.';
  return 'The signature is in .tend only, as are the bytes: no other clone can verify it. Register from a folder of the project that git tracks, or archive the version.';
}
