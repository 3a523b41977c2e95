import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeWhole } from '../../disk/writeWhole';
import { namesIn } from '../../disk/namesIn';
import { unreadable } from '../../disk/unreadable';
import { eventText } from './eventText';
import { ledgerFolder } from './ledgerFolder';
import { eventKinds, registryEvent, type SealedEvent } from './registryEvent';
import { jsonDigest, sealEvent } from './sealEvent';

/** A file of the ledger that could not be taken in; it stays where it is. */
export interface LedgerProblem {
  /** Relative to the project. */
  readonly path: string;
  /** One sentence. */
  readonly problem: string;
}

/** Where an event stands, relative to the project. */
export function ledgerPath(digest: string): string {
  const hex = digest.replace(/^sha256:/, '');
  return `${ledgerFolder}/${hex.slice(0, 2)}/${hex.slice(2)}.json`;
}

/** Writes events, each into a file of its own that is whole and on the disk; where one fails, none of them is left. */
export function writeLedger(root: string, events: readonly SealedEvent[]): void {
  const written: string[] = [];
  try {
    for (const { digest, event } of events) {
      const path = join(root, ledgerPath(digest));
      if (existsSync(path)) continue;
      mkdirSync(dirname(path), { recursive: true });
      written.push(path);
      writeWhole(path, Buffer.from(eventText(event)));
    }
  } catch (error) {
    for (const path of written) rmSync(path, { force: true });
    throw error;
  }
}

/** A file that has the name of an event and cannot be taken in. */
export interface UnreadEvent extends LedgerProblem {
  /** It is as a newer Tend wrote it; else it is damaged. */
  readonly newer: boolean;
}

export interface ListedLedger {
  /** Digests that the names of the files claim. */
  readonly digests: readonly string[];
  readonly problems: readonly LedgerProblem[];
  /** Absolute paths of files that somebody writes, or was stopped from writing. */
  readonly partial: readonly string[];
  /** What stands beside events and checkpoints and is neither: relative to the project. */
  readonly strangers: readonly string[];
}

/** What is in the ledger by its names; no file is opened. */
export function listLedger(root: string): ListedLedger {
  const digests: string[] = [];
  const problems: LedgerProblem[] = [];
  const partial: string[] = [];
  const strangers: string[] = [];
  for (const folder of namesIn(join(root, ledgerFolder))) {
    const isOurs = isOfLedger(root, folder);
    if (!isOurs) strangers.push(`${ledgerFolder}/${folder}`);
    if (!isOurs || !/^[0-9a-f]{2}$/.test(folder)) continue;
    for (const name of namesIn(join(root, ledgerFolder, folder))) {
      const [, rest] = /^([0-9a-f]{62})\.json$/.exec(name) ?? [];
      const path = `${ledgerFolder}/${folder}/${name}`;
      if (rest !== undefined) digests.push(`sha256:${folder}${rest}`);
      else if (name.endsWith('.partial')) partial.push(join(root, path));
      else if (!name.startsWith('.'))
        problems.push({ path, problem: 'It is not named as an event is; it is not read.' });
    }
  }
  return { digests, problems, partial, strangers };
}

/** Events, checkpoints, and what tools hide there. */
function isOfLedger(root: string, name: string): boolean {
  if (name.startsWith('.')) return true;
  return /^(?:[0-9a-f]{2}|checkpoints)$/.test(name) && isFolder(join(root, ledgerFolder, name));
}

/** False also of what cannot be looked at, such as a link that leads to itself. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Writing an event takes milliseconds: what is older was cut off. */
const abandoned = 60 * 60 * 1000;

/** Removes what writers that were cut off left in the ledger, which git would take up. */
export function removePartial(paths: readonly string[], now: number): void {
  for (const path of paths) {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats && now - stats.mtimeMs > abandoned) rmSync(path, { force: true });
  }
}

/** Reads one event, or says why that file is none; whether the event counts all the same is up to who knows it already. */
export function readLedger(root: string, digest: string): SealedEvent | UnreadEvent {
  return readEvent(digest, () => readFileSync(join(root, ledgerPath(digest)), 'utf8'));
}

/** The same of a text that somebody else holds, such as git. */
export function readEvent(digest: string, read: () => string): SealedEvent | UnreadEvent {
  const path = ledgerPath(digest);
  try {
    const value: unknown = JSON.parse(read());
    const parsed = registryEvent.safeParse(value);
    const sealed = parsed.success ? sealEvent(parsed.data) : null;
    return sealed?.digest === digest ? sealed : { path, ...whyNotRead(value, digest, parsed.success) };
  } catch (error) {
    const problem = error instanceof SyntaxError ? 'It is not JSON' : `It ${unreadable(error)}`;
    return { path, problem: `${problem}.`, newer: false };
  }
}

type Unread = Omit<UnreadEvent, 'path'>;

/** What has the digest that names it is as somebody's Tend wrote it, though this one cannot read all of it. */
function whyNotRead(value: unknown, digest: string, isEvent: boolean): Unread {
  const { tend } = Object(value) as { readonly tend?: unknown };
  if (tend === 'event/1' && jsonDigest(value) === digest)
    return ofNewer('It says what this Tend does not know: it was written by a newer Tend; update Tend.');
  if (isEvent)
    return { problem: 'It was edited by hand: its content does not have the digest that names it.', newer: false };
  return whyNoEvent(value);
}

function whyNoEvent(value: unknown): Unread {
  const { tend, kind } = Object(value) as { readonly tend?: unknown; readonly kind?: unknown };
  const isNewer = typeof tend === 'string' && /^event\/\d+$/.test(tend) && tend !== 'event/1';
  if (isNewer) return ofNewer(`It is of a newer version (${tend}) than this Tend knows; update Tend.`);
  if (tend === 'event/1' && typeof kind === 'string' && !(eventKinds as readonly string[]).includes(kind))
    return ofNewer(`It is of a kind that this Tend does not know (${kind.slice(0, 40)}); update Tend.`);
  return { problem: 'It is no event of the registry.', newer: false };
}

function ofNewer(problem: string): Unread {
  return { problem, newer: true };
}
