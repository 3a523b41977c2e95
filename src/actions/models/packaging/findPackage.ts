import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isLayout, layoutEntries, storedEntries, type PackageEntries } from '../../../models/package/packageEntries';
import { Refusal, UnusableInput } from '../../../models/refusal';
import type { VersionRecord } from '../../../models/registry/registryState';
import type { ModelContext } from '../modelContext';

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

/** Where the blobs of a version are on this machine: its layout, else the objects. */
function versionEntries({ root, objects }: Finding, version: VersionRecord): Omit<FoundPackage, 'version'> {
  const { digest, model, number, signatures, archive, registered } = version;
  const stored = storedEntries(
    objects,
    digest,
    signatures.map(({ signature }) => signature),
  );
  if (stored) return { entries: stored, folder: null };
  const start = 'sha256:'.length;
  const folder = join(root, '.tend/packages', model, digest.slice(start, start + 12));
  if (existsSync(folder) && isLayout(folder)) return { entries: layoutEntries(folder), folder };
  const where =
    archive === null ? `when it was registered, it was at ${registered.where}` : `it was archived to ${archive.to}`;
  throw new Refusal(`The bytes of ${model}@${number} are not here: ${where}.`);
}
