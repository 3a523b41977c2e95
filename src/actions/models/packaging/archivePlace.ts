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

/**
 * The folder in which the archive of a version lies here, if it is here: in the project where its event says; else where this
 * store saw it put, else below `archive.to` of `tend.yaml`. Null: the version is not archived.
 */
export function archiveOf(
  { root, registry, config }: Pick<ModelContext, 'root' | 'registry' | 'config'>,
  { archive, digest }: VersionRecord,
): string | null {
  if (!archive) return null;
  if (!archive.to.startsWith(elsewhere)) return resolve(root, archive.to);
  const own = archive.to.split('/').slice(-2);
  const declared = config.archive?.to ?? null;
  const places = [
    registry.archivePlace(digest),
    declared !== null && isArchiveFolder(declared) ? join(archiveTarget(root, declared), ...own) : null,
  ].filter((place) => place !== null);
  return places.find((place) => existsSync(place)) ?? places[0] ?? join(root, archive.to);
}
