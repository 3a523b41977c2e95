import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ledgerPath, readLedger, type UnreadEvent } from '../../models/registry/ledgerFiles';
import { storeFiles } from '../../store/storeFiles';

/** A file that was changed so recently could be changed again without another time. Milliseconds. */
const tooYoung = 2000;

/** Of more files than these `tend audit verify` alone tells: a `stat` of each takes the time that opening a ledger may. */
export const mostLookedAt = 20_000;

/** A file of a known event that changed since the last look. */
interface ChangedFile {
  readonly digest: string;
  /** Milliseconds since 1970; of what cannot be looked at the last look, so that the next one begins there as well. */
  readonly at: number;
}

/**
 * Files of known events that are not what their names say. They are not opened again, except those whose inode changed since
 * the last look at all of them: nobody can set that time, so that an edit by hand is found by the price of a `stat` for each
 * file. Writes nothing.
 */
export function editedEvents(root: string, digests: readonly string[]): readonly UnreadEvent[] {
  const since = unlessAhead(lastLook(root), Date.now());
  return changedSince(root, digests, since).flatMap(({ digest }) => editedOf(root, digest));
}

/**
 * The same, and keeps how far it came where there was anything to open. That is a time of the clock that dates the files, which
 * may be another machine's: it is asked first, and all files are looked at after that.
 */
export function lookForEdits(root: string, digests: readonly string[]): readonly UnreadEvent[] {
  const last = lastLook(root);
  if (changedSince(root, digests, unlessAhead(last, Date.now())).length === 0) return [];
  const begun = clockOfFiles(root);
  const changed = changedSince(root, digests, unlessAhead(last, begun ?? Date.now()));
  const found = changed.map(({ digest, at }) => ({ at, edited: editedOf(root, digest) }));
  const unsettled = found.filter(({ edited }) => edited.length > 0).map(({ at }) => at);
  if (begun !== null) keepLook(root, Math.floor(Math.min(begun - tooYoung, ...unsettled)));
  return found.flatMap(({ edited }) => edited);
}

/** What stands here of events that are known. */
export function knownOf(listed: readonly string[], known: ReadonlySet<string>): readonly string[] {
  return listed.filter((digest) => known.has(digest));
}

function changedSince(root: string, digests: readonly string[], since: number): readonly ChangedFile[] {
  if (digests.length > mostLookedAt) return [];
  return digests.flatMap((digest) => {
    const at = changedAt(join(root, ledgerPath(digest)), since);
    return at === undefined || at < since ? [] : { digest, at };
  });
}

/** Undefined: it is not there. Of what cannot be looked at, such as a link that leads to itself, reading it says why. */
function changedAt(path: string, since: number): number | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })?.ctimeMs;
  } catch {
    return since;
  }
}

function editedOf(root: string, digest: string): readonly UnreadEvent[] {
  const read = readLedger(root, digest);
  return 'problem' in read ? [read] : [];
}

/** A look of a time that is still to come was dated by a clock that ran ahead: nobody knows what it saw. */
function unlessAhead(look: number, now: number): number {
  return look > now ? 0 : look;
}

/** Up to when nothing has to be opened again; it is kept beside the store. Half a number looks further back. */
function lastLook(root: string): number {
  try {
    return Number.parseInt(readFileSync(lookPath(root), 'utf8'), 10) || 0;
  } catch {
    // Nobody looked yet, or nobody can say when.
    return 0;
  }
}

/** What dates a file that is written now; null: nothing can be kept here. Whoever is stopped after this has looked at nothing. */
function clockOfFiles(root: string): number | null {
  return keepLook(root, 0) ? statSync(lookPath(root)).ctimeMs : null;
}

/** Where nothing can be written the same files are opened again the next time. */
function keepLook(root: string, look: number): boolean {
  if (!existsSync(storeFiles(root).folder)) return false;
  try {
    writeFileSync(lookPath(root), `${look}\n`);
    return true;
  } catch {
    return false;
  }
}

function lookPath(root: string): string {
  return join(storeFiles(root).folder, 'ledger-read');
}
