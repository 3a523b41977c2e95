import { statSync } from 'node:fs';
import { join } from 'node:path';
import { namesIn } from '../../../disk/namesIn';
import { isLayout, layoutEntries } from '../../../models/package/packageEntries';
import { readPackage, type ReadPackage } from '../../../models/package/readPackage';
import { Refusal, UnusableInput } from '../../../models/refusal';
import { shownPath } from '../../../runs/importing/shownPath';
import type { ModelContext } from '../modelContext';

type Looking = Pick<ModelContext, 'root' | 'registry'>;

/** A package in a folder, as a person tells it from others. */
export interface PackageChoice {
  /** Absolute path of the layout. */
  readonly folder: string;
  /** The same as a person knows it. */
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  /** When its layout was written, milliseconds since 1970. */
  readonly made: number;
  /** What it is made of: "joblib of the run rf-1", "models/rf-1.joblib". */
  readonly of: string;
}

/** Packages of the project that are no version yet, newest first. */
export function unregisteredPackages(context: Looking): readonly PackageChoice[] {
  const found = packagesOfProject(context).filter(({ isRegistered }) => !isRegistered);
  return found.map(({ choice }) => choice).toSorted((a, b) => b.made - a.made);
}

/** The package in a folder that a person chose. Throws what keeps it from being registered, before anything else is asked. */
export function packageAt(context: Looking, folder: string): PackageChoice {
  const shown = shownPath(context.root, folder);
  if (!isLayout(folder))
    throw new UnusableInput(`${shown} is no package: choose the folder that holds oci-layout and index.json.`);
  const read = readPackage(layoutEntries(folder));
  const [known] = context.registry.byDigest(read.digest);
  if (known) throw new Refusal(`${shown} is ${known.model}@${known.number} already; a package is registered once.`);
  return choiceOf(context.root, folder, read);
}

interface FoundPackage {
  readonly choice: PackageChoice;
  readonly isRegistered: boolean;
  /** Digests of its files. */
  readonly contents: readonly string[];
}

/** Packages where they usually lie: those that Tend keeps, and folders in the root of the project or in `packages`. */
export function packagesOfProject({ root, registry }: Looking): readonly FoundPackage[] {
  const kept = join(root, '.tend/packages');
  const folders = [
    ...namesIn(kept).flatMap((name) => foldersIn(join(kept, name))),
    ...foldersIn(join(root, 'packages')),
    ...foldersIn(root),
  ];
  return folders.filter(isLayout).flatMap((folder) => {
    try {
      const read = readPackage(layoutEntries(folder));
      const isRegistered = registry.byDigest(read.digest).length > 0;
      return [{ choice: choiceOf(root, folder, read), isRegistered, contents: read.files.map(({ digest }) => digest) }];
    } catch {
      // What cannot be read cannot be registered either; whoever browses to it is told why.
      return [];
    }
  });
}

function foldersIn(folder: string): readonly string[] {
  const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isFolder(folder)
    ? namesIn(folder)
        .map((name) => join(folder, name))
        .filter(isFolder)
    : [];
}

function choiceOf(root: string, folder: string, { name, bytes, facts }: ReadPackage): PackageChoice {
  const of = facts.run ? `${facts.format} of the run ${facts.run.name}` : `${facts.format}, ${facts.model}`;
  const made = statSync(join(folder, 'index.json')).mtimeMs;
  return { folder, path: shownPath(root, folder), name, bytes, made, of };
}
