import { existsSync, statSync } from 'node:fs';
import { isLayout, layoutEntries, type PackageEntries } from '../../../models/package/packageEntries';
import { Refusal, UnusableInput } from '../../../models/refusal';
import type { VersionRecord } from '../../../models/registry/registryState';
import type { ModelContext } from '../modelContext';
import { purgedSentence, versionPlaces, whereTheyAre } from './versionPlaces';

/** A package that was found: a layout in a folder, or the blobs of a registered version. */
export interface FoundPackage {
  readonly entries: PackageEntries;
  /** Folder of the layout; null: its blobs are objects. */
  readonly folder: string | null;
  /** Null: it was named by its folder. */
  readonly version: VersionRecord | null;
}

type Finding = Pick<ModelContext, 'registry' | 'objects' | 'now' | 'root'>;

/**
 * The package that a word names: the absolute path of a layout, or a version as `churn@3` or `churn#production`. Throws
 * `UnusableInput` where it names none, and a `Refusal` where its bytes are not here.
 */
export function findPackage(context: Finding, word: string, path: string): FoundPackage {
  if (existsSync(path)) return { entries: folderEntries(word, path), folder: path, version: null };
  const version = findVersion(context, word);
  return { ...versionEntries(context, version), version };
}

function folderEntries(word: string, path: string): PackageEntries {
  if (statSync(path).isDirectory() && isLayout(path)) return layoutEntries(path);
  throw new UnusableInput(`${word} is not a package: it is not the folder of an OCI image layout.`);
}

/** The registered version that `churn@3` or `churn#production` names. */
export function findVersion({ registry, now }: Pick<Finding, 'registry' | 'now'>, word: string): VersionRecord {
  const [, name, sign, rest] = /^([^@#]+)([@#])(.+)$/.exec(word) ?? [];
  if (name === undefined || rest === undefined)
    throw new UnusableInput(`${word} is neither the folder of a package nor a version such as churn@3.`);
  const number = sign === '@' ? Number(rest) : (registry.live(name, rest, now().getTime()).move?.version ?? null);
  if (number === null) throw new UnusableInput(`Nothing is live in ${word}.`);
  const versions = Number.isSafeInteger(number) ? registry.version(name, number) : [];
  const [version] = versions;
  if (!version) throw new UnusableInput(`There is no version ${word}; tend models list shows them.`);
  if (versions.length === 1) return version;
  throw new Refusal(
    `${word} are ${versions.length} packages, of two branches; tend models settle gives them own numbers.`,
  );
}

/** Where a version is read on this machine: the objects, its layout, its archive. */
export function versionEntries(finding: Finding, version: VersionRecord): Omit<FoundPackage, 'version'> {
  const [place] = versionPlaces(finding, version);
  if (!place) throw new Refusal(purgedSentence(version) ?? whereTheyAre(version));
  return { entries: place.entries, folder: place.folder };
}
