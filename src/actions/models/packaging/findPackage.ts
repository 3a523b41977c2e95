import { existsSync, statSync } from 'node:fs';
import { isLayout, layoutEntries, type PackageEntries } from '../../../models/package/packageEntries';
import { Refusal, UnusableInput } from '../../../models/refusal';
import type { VersionRecord } from '../../../models/registry/registryState';
import { namedVersion } from '../namedVersion';
import { purgedSentence, versionPlaces, whereTheyAre, type Placing, type VersionPlace } from './versionPlaces';

/** A package that was found: a layout in a folder, or the blobs of a registered version. */
interface FoundPackage {
  readonly entries: PackageEntries;
  /** Folder of the layout; null: its blobs are objects. */
  readonly folder: string | null;
  /** Null: it was named by its folder. */
  readonly version: VersionRecord | null;
  /** Where the version is read; null: it was named by its folder. */
  readonly place: VersionPlace | null;
}

/**
 * The package that a word names: the absolute path of a layout, or a version as `churn@3` or `churn#production`. Throws
 * `UnusableInput` where it names none, and a `Refusal` where its bytes are not here.
 */
export function findPackage(context: Placing, word: string, path: string): FoundPackage {
  if (existsSync(path)) return { entries: folderEntries(word, path), folder: path, version: null, place: null };
  if (!/[@#]/.test(word))
    throw new UnusableInput(`${word} is neither the folder of a package nor a version such as churn@3.`);
  const version = namedVersion(context.registry, word);
  return { ...versionEntries(context, version), version };
}

function folderEntries(word: string, path: string): PackageEntries {
  if (statSync(path).isDirectory() && isLayout(path)) return layoutEntries(path);
  throw new UnusableInput(`${word} is not a package: it is not the folder of an OCI image layout.`);
}

/** Where a version is read on this machine: the objects, its layout, its archive. */
function versionEntries(finding: Placing, version: VersionRecord): Omit<FoundPackage, 'version'> {
  const [place] = versionPlaces(finding, version);
  if (!place) throw new Refusal(purgedSentence(version) ?? whereTheyAre(version));
  return { entries: place.entries, folder: place.folder, place };
}
