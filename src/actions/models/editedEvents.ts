import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ledgerPath, readLedger, type UnreadEvent } from '../../models/registry/ledgerFiles';
import { storeFiles } from '../../store/storeFiles';

/** A file that was changed so recently could be changed again without another time. Milliseconds. */
const tooYoung = 2000;

/** Of more files than these `tend audit verify` alone tells: a `stat` of each takes the time that opening a ledger may. */
export const mostLookedAt = 20_000;

export interface EditedEvents {
  /** Files of known events that are not what their names say. */
  readonly edited: readonly UnreadEvent[];
  /** Files of known events that changed since the last look, edited or not. */
  readonly opened: number;
  /** What changed before this is as it was written: the next look begins here. Milliseconds since 1970. */
  readonly whole: number;
}

/**
 * Files of events that are known already are not opened again, except those whose inode changed since the last look at all
 * of them: nobody can set that time, so that an edit by hand is found by the price of a `stat` for each file.
 */
export function editedEvents(root: string, digests: readonly string[]): EditedEvents {
  const found = { edited: [] as UnreadEvent[], opened: 0, whole: Date.now() - tooYoung };
  if (digests.length > mostLookedAt) return found;
  const since = lookedAt(root);
  for (const digest of digests) {
    const changed = statSync(join(root, ledgerPath(digest)), { throwIfNoEntry: false })?.ctimeMs;
    if (changed === undefined || changed < since) continue;
    found.opened++;
    const read = readLedger(root, digest);
    if (!('problem' in read)) continue;
    found.edited.push(read);
    found.whole = Math.min(found.whole, Math.floor(changed));
  }
  return found;
}

/** What stands here of events that are known. */
export function knownOf(listed: readonly string[], known: ReadonlySet<string>): readonly string[] {
  return listed.filter((digest) => known.has(digest));
}

/** Keeps how far a look came, beside the store: whoever opened nothing has nothing new to say. Half a number looks further back. */
export function keepLook(root: string, { opened, whole }: EditedEvents): void {
  if (opened === 0 || !existsSync(storeFiles(root).folder)) return;
  try {
    writeFileSync(lookPath(root), `${whole}\n`);
  } catch {
    // Where nothing can be written the same files are opened again the next time.
  }
}

function lookedAt(root: string): number {
  try {
    return Number.parseInt(readFileSync(lookPath(root), 'utf8'), 10) || 0;
  } catch {
    // Nobody looked yet, or nobody can say when.
    return 0;
  }
}

function lookPath(root: string): string {
  return join(storeFiles(root).folder, 'ledger-read');
}
