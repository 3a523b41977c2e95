import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { namesIn } from '../../../disk/namesIn';
import { archivesOf } from './archivePlace';
import { isLayout, layoutEntries, storedEntries, type PackageEntries } from '../../../models/package/packageEntries';
import { claimsPackage, liesIn } from '../../../models/restore/archiveFolder';
import { shownPath } from '../../../runs/importing/shownPath';
import type { VersionRecord } from '../../../models/registry/registryState';
import type { ModelContext } from '../modelContext';

/** Where the package of a version stands on this machine. */
export interface VersionPlace {
  readonly kind: 'objects' | 'layout' | 'archive';
  readonly entries: PackageEntries;
  /** Folder of the layout; null: its blobs are objects. */
  readonly folder: string | null;
}

export type Placing = Pick<ModelContext, 'objects' | 'root' | 'registry' | 'config'>;

/** The places from which a version can be read here, the nearest first; whether it is whole there shows when it is read. */
export function versionPlaces(context: Placing, version: VersionRecord): readonly VersionPlace[] {
  const { root, objects } = context;
  const { digest, signatures } = version;
  const known = signatures.map(({ signature }) => signature);
  const stored = storedEntries(objects, digest, known);
  const layouts = projectLayouts(root, version.model, digest);
  const registered = registeredFolder(root, version);
  return [
    ...(stored ? [{ kind: 'objects' as const, entries: stored, folder: null }] : []),
    ...layouts.flatMap((it) => layoutPlace('layout', it)),
    ...(registered === null ? [] : layoutPlace('layout', registered)),
    ...archivesOf(context, version).flatMap((it) => layoutPlace('archive', it)),
  ];
}

/**
 * Of bytes that are here and lie under `.tend` alone, which git does not hold, the layout that has them, project-relative; null:
 * they lie elsewhere too, or not here.
 */
export function unsharedLayout(
  root: string,
  places: readonly VersionPlace[],
): { readonly layout: string | null } | null {
  const folders = places.flatMap(({ folder }) => folder ?? []);
  const store = join(root, '.tend');
  if (places.length === 0 || folders.some((folder) => !liesIn(store, folder))) return null;
  const [layout] = folders;
  return { layout: layout === undefined ? null : shownPath(root, layout) };
}

/** The layouts of a package among those of the project, whatever it was named when it was packaged; that of `name` first. */
export function projectLayouts(root: string, name: string, digest: string): readonly string[] {
  const start = 'sha256:'.length;
  const packages = join(root, '.tend/packages');
  const names = [name, ...namesIn(packages).filter((it) => it !== name)];
  const folders = names.map((it) => join(packages, it, digest.slice(start, start + 12)));
  return folders.filter((folder) => claimsPackage(folder, digest));
}

/** The folder of the project that a version was registered from, if it still holds the package; a clone has it from git. */
export function registeredFolder(root: string, { registered, digest }: VersionRecord): string | null {
  const folder = resolve(root, registered.where);
  const isOurs = liesIn(root, folder) && !liesIn(join(root, '.tend'), folder);
  return isOurs && claimsPackage(folder, digest) ? folder : null;
}

export function layoutPlace(kind: 'layout' | 'archive', folder: string): readonly VersionPlace[] {
  return existsSync(folder) && isLayout(folder) ? [{ kind, entries: layoutEntries(folder), folder }] : [];
}

/** How the ledger names the store of a machine, in front of who registered a version from it. */
export function storeName(host: string): string {
  return `the store of ${host}`;
}

/** Where the bytes of a version are that are not here, as a sentence. */
export function whereTheyAre({ model, number, archive, registered }: VersionRecord): string {
  const where =
    archive === null
      ? `when it was registered, it was at ${registered.where}`
      : `it was archived to ${[archive.to, ...archive.others].join(' and ')}`;
  return `The bytes of ${model}@${number} are not here: ${where}.`;
}

/** When, by whom and why a version was purged, as a sentence; null: it was not. */
export function purgedSentence({ model, number, purged, held, archive }: VersionRecord): string | null {
  if (!purged) return null;
  const day = new Date(purged.at).toISOString().slice(0, 10);
  const said = `${model}@${number} was purged on ${day} by ${purged.by}: “${purged.reason}”.`;
  if (held)
    return `${said} It is under a legal hold all the same, set in another clone: where its bytes still are, they stay.`;
  const archives = archive === null ? [] : [archive.to, ...archive.others];
  return archives.length < 2
    ? `${said} Its bytes were deleted.`
    : `${said} It had archives in ${archives.join(' and ')}: where one is left, purging it there once more deletes it.`;
}
