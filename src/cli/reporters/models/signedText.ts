import { join } from 'node:path';
import type { SignedPackage } from '../../../actions/models/signModel';
import { dayText } from '../../../base/days';
import { liesIn } from '../../../models/restore/archiveFolder';
import { shownPath } from '../../../runs/importing/shownPath';

interface Signed extends Pick<SignedPackage, 'replaced'> {
  /** What names the key. */
  readonly hint: string;
  readonly paths: readonly string[];
  readonly registered: boolean;
}

/** What was signed, and how others come by the signature. */
export function signedText(root: string, word: string, { hint, paths, registered, replaced }: Signed): string {
  const lines = [
    `${word} is signed.`,
    `  key ${hint}`,
    ...replacedLines(replaced),
    ...paths.map((path) => `  ${shownPath(root, path)}`),
  ];
  return `${[...lines, ...(registered ? [reach(root, paths)] : [])].join('\n')}\n`;
}

function replacedLines(replaced: Signed['replaced']): readonly string[] {
  return replaced === null
    ? []
    : [`  in place of the signature with ${replaced.key.slice(0, 12)} of ${dayText(replaced.at)}`];
}

function reach(root: string, paths: readonly string[]): string {
  const shared = paths.filter((path) => liesIn(root, path) && !liesIn(join(root, '.tend'), path));
  if (shared.length > 0) return 'Commit it, so that other clones can verify the signature.';
  return 'The signature is in .tend only, as are the bytes: no other clone can verify it. Register from a folder of the project that git tracks, or archive the version.';
}
