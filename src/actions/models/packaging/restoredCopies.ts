import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { dayText } from '../../../base/days';
import { blobPath } from '../../../models/package/layoutDocuments';
import type { PackageEntries } from '../../../models/package/packageEntries';
import { readPackage } from '../../../models/package/readPackage';
import type { EventDraft, EventOf } from '../../../models/registry/registryEvent';
import type { VersionRecord } from '../../../models/registry/registryState';
import { liesIn } from '../../../models/restore/archiveFolder';
import { shownPath } from '../../../runs/importing/shownPath';
import type { ModelContext } from '../modelContext';

type Known = Pick<ModelContext, 'root' | 'registry'>;

interface Written {
  /** Absolute. */
  readonly out: string;
  /** Where the bytes came from, in words that mean something on other machines too. */
  readonly from: string;
  /** What was done, before "into" and where to. */
  readonly done: 'Restored' | 'Unpacked';
  /** Why, in the words of whoever did it; empty: no words. */
  readonly reason: string;
}

/** That the files of a version were written into a folder, so that a purge knows of them. */
export function restoredDraft(
  root: string,
  { model, number, digest }: VersionRecord,
  { out, from, done, reason }: Written,
): Extract<EventDraft, { readonly kind: 'restored' }> {
  const shown = shownPath(root, out);
  // A path of this machine means nothing to others.
  const into = isAbsolute(shown) ? null : shown;
  const said = reason.trim() || `${done} into ${into ?? 'a folder outside the project'}`;
  const draft = { kind: 'restored', model, reason: said, version: number, digest, from } as const;
  return into === null ? draft : { ...draft, into };
}

/** Folders of the project that a version was restored into and that still hold what is loaded of it, absolute. */
export function restoredFolders(context: Known, version: VersionRecord, entries: PackageEntries): readonly string[] {
  const into = restorings(context, version).flatMap((it) => it.into ?? []);
  const folders = [...new Set(into)].map((it) => resolve(context.root, it));
  return folders.filter((it) => liesIn(context.root, it) && existsSync(it) && holdsModel(it, entries));
}

/** What was restored of a version and no rule keeps here, as a sentence a list; empty: nothing that is known. */
export function copiesElsewhere(context: Known, version: VersionRecord): readonly string[] {
  const copies = restorings(context, version).filter(
    ({ into }) => into === undefined || existsSync(resolve(context.root, into)),
  );
  if (copies.length === 0) return [];
  const shown = copies.slice(0, mostShown).map(({ at, by, reason, into }) => {
    return `${into ?? `“${reason}”`} (${dayText(Date.parse(at))}, ${by})`;
  });
  const more = copies.length > mostShown ? ` and ${copies.length - mostShown} more` : '';
  return [`What was restored of it is not touched where it still lies: ${shown.join(', ')}${more}.`];
}

const mostShown = 3;

/** Newest first. */
function restorings({ registry }: Known, { model, digest }: VersionRecord): readonly EventOf<'restored'>[] {
  return registry
    .events({ model, kinds: ['restored'], limit: Number.MAX_SAFE_INTEGER })
    .flatMap(({ event }) => (event.kind === 'restored' && event.digest === digest ? [event] : []));
}

/** Of the largest file that is loaded: a card that was edited since, or one that two versions share, says nothing. */
function holdsModel(folder: string, entries: PackageEntries): boolean {
  const { files, facts } = readPackage(entries);
  const loaded = files.filter(({ path }) => path === facts.model || path.startsWith(`${facts.model}/`));
  const [largest] = (loaded.length > 0 ? loaded : files).toSorted((a, b) => b.bytes - a.bytes);
  if (!largest) return false;
  const path = join(folder, largest.path);
  if (statSync(path, { throwIfNoEntry: false })?.size !== largest.bytes) return false;
  const blob = entries.files.get(blobPath(largest.digest));
  const isHere = blob !== undefined && 'file' in blob && existsSync(blob.file);
  return !isHere || endOf(path, largest.bytes).equals(endOf(blob.file, largest.bytes));
}

/**
 * How a file ends. What is trained anew may have the same size, and differs there; nobody waits for gigabytes to be digested
 * before a question is asked.
 */
function endOf(path: string, size: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const end = Buffer.alloc(Math.min(endBytes, size));
    readSync(file, end, 0, end.length, size - end.length);
    return end;
  } finally {
    closeSync(file);
  }
}

const endBytes = 65_536;
