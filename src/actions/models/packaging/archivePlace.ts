import { existsSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { archiveTarget, isArchiveFolder } from '../../../models/restore/archiveFolder';
import type { VersionRecord } from '../../../models/registry/registryState';
import { shownPath } from '../../../runs/importing/shownPath';
import type { ModelContext } from '../modelContext';

/** Stands for the part of a path that is of one machine only. */
const elsewhere = '…/';

/** How the ledger names the folder of an archive: by its path in the project, else by its own name with those of the last folders. */
export function archiveName(root: string, folder: string): string {
  const shown = shownPath(root, folder);
  return isAbsolute(shown)
    ? `${elsewhere}${shown
        .split('/')
        .filter((part) => part !== '')
        .slice(-3)
        .join('/')}`
    : shown;
}

/** Whether an archive lies outside the project, so that where it is has to be kept on each machine. */
export function isOutside(root: string, folder: string): boolean {
  return archiveName(root, folder).startsWith(elsewhere);
}

type Placing = Pick<ModelContext, 'root' | 'registry' | 'config'>;

/** The folder in which the archive of a version lies here, the newest that does; null: the version is not archived. */
export function archiveOf(context: Placing, version: VersionRecord): string | null {
  const folders = archivesOf(context, version);
  return folders.find((folder) => existsSync(folder)) ?? folders[0] ?? null;
}

/**
 * The folders in which archives of a version lie here, if they are here, the newest first: in the project where the events say;
 * else where this store saw them put, else below `archive.to` of `tend.yaml`.
 */
export function archivesOf(context: Placing, { archive, digest }: VersionRecord): readonly string[] {
  return archive === null ? [] : [archive.to, ...archive.others].map((to) => folderOf(context, digest, to));
}

function folderOf({ root, registry, config }: Placing, digest: string, to: string): string {
  if (!to.startsWith(elsewhere)) return resolve(root, to);
  const own = to.split('/').slice(-2);
  const declared = config.archive?.to ?? null;
  const places = [
    registry.archivePlace(digest),
    declared !== null && isArchiveFolder(declared) ? join(archiveTarget(root, declared), ...own) : null,
  ].filter((place) => place !== null);
  return places.find((place) => existsSync(place)) ?? places[0] ?? join(root, to);
}
