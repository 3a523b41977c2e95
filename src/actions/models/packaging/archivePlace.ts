import { existsSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { archiveTarget, claimsPackage, isArchiveFolder } from '../../../models/restore/archiveFolder';
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
export function archivesOf(context: Placing, version: VersionRecord): readonly string[] {
  const folders = namesOf(version).flatMap((name) => foldersOf(context, version, name));
  return [...new Set(folders)];
}

/** The archives of a version that are not here, by their paths where this store knows them, else as the events name them. */
export function unreachedArchives(context: Placing, version: VersionRecord): readonly string[] {
  const isMissing = (folder: string) => !claimsPackage(folder, version.digest);
  return namesOf(version).flatMap((name) => {
    const known = context.registry.archivePlaces(version.digest).filter((it) => archiveName(context.root, it) === name);
    const missing = known.filter(isMissing).map((folder) => shownPath(context.root, folder));
    if (missing.length > 0) return missing;
    return foldersOf(context, version, name).every(isMissing) ? [name] : [];
  });
}

/** The archives of a version, the newest first: each by its whole path where this machine knows it, else as the events name it. */
export function wholeArchives({ root, registry }: Omit<Placing, 'config'>, version: VersionRecord): readonly string[] {
  const places = registry.archivePlaces(version.digest);
  return namesOf(version).map((name) => {
    const known = places.filter((folder) => archiveName(root, folder) === name);
    return known.find((folder) => claimsPackage(folder, version.digest)) ?? known[0] ?? name;
  });
}

/** How the events name the archives of a version, the newest first. */
function namesOf({ archive }: VersionRecord): readonly string[] {
  return archive === null ? [] : [archive.to, ...archive.others];
}

/** What lies under the name of another archive of the version is not this one; what has a name of its own may have been moved. */
function foldersOf({ root, registry, config }: Placing, version: VersionRecord, name: string): readonly string[] {
  if (!name.startsWith(elsewhere)) return [resolve(root, name)];
  const others = namesOf(version).filter((it) => it !== name);
  const declared = config.archive?.to ?? null;
  const below = declared !== null && isArchiveFolder(declared) ? [archiveTarget(root, declared)] : [];
  const places = [
    ...registry.archivePlaces(version.digest),
    ...below.map((folder) => join(folder, ...name.split('/').slice(-2))),
  ].filter((place) => !others.includes(archiveName(root, place)));
  return places.length > 0 ? places : [join(root, name)];
}
