import { statSync } from 'node:fs';
import type { Verification } from '../../../models/package/modelPackage';
import type { PackageEntries } from '../../../models/package/packageEntries';
import { verifyPackage } from '../../../models/package/verifyPackage';
import type { VersionRecord } from '../../../models/registry/registryState';
import type { SigningKey } from '../../../models/signing/signingKey';
import type { ModelContext } from '../modelContext';
import { placeText } from '../restoring/unpackVersion';
import { versionPlaces, type Placing } from './versionPlaces';
import { watchedPackage } from './watchedPackage';

type Verifying = Placing & Pick<ModelContext, 'signal' | 'progress'>;

/** How one package is verified; some remember what came of the very same files. */
export type VerifyOnce = (entries: PackageEntries, verify: () => Promise<Verification>) => Promise<Verification>;

export interface VerifiedCopy extends Verification {
  /** Where it lies, in words. */
  readonly where: string;
  /** Absolute path of its folder; null: the objects of the project. */
  readonly folder: string | null;
}

interface HowToVerify {
  /** Signatures are checked with it; null: they are not. */
  readonly key: SigningKey | null;
  readonly once?: VerifyOnce | undefined;
}

/**
 * Reads every byte of each copy of a version in the project, the nearest first: the objects and each layout, and its archive where
 * there is nothing else. Empty: its bytes are not here.
 */
export async function verifiedCopies(
  context: Verifying,
  version: VersionRecord,
  { key, once = (_, verify) => verify() }: HowToVerify,
): Promise<readonly VerifiedCopy[]> {
  const places = versionPlaces(context, version);
  const copies = places.filter(({ kind }) => kind !== 'archive');
  const text = `Verifying ${version.model}@${version.number}`;
  const verified: VerifiedCopy[] = [];
  const known: { readonly where: string; readonly files: ReadonlySet<string> }[] = [];
  for (const place of copies.length > 0 ? copies : places.slice(0, 1)) {
    const { entries } = place;
    const found = await once(entries, () => verifyPackage(entries, key, watchedPackage(context, text, entries)));
    const files = filesOnDisk(entries);
    const same = known.find((it) => [...files].some((file) => it.files.has(file)));
    const here = placeText(context.root, place);
    known.push({ where: here, files });
    const where = same ? `${here} with the same files on the disk as ${same.where}` : here;
    verified.push({ ...asRegistered(found, version), where, folder: place.folder });
  }
  return verified;
}

/** What tells the files of a package from all others of this machine: two names of one file are damaged together. */
function filesOnDisk({ files }: PackageEntries): ReadonlySet<string> {
  const all = [...files.values()].flatMap((entry) => ('file' in entry ? entry.file : []));
  const stats = all.flatMap((file) => statSync(file, { bigint: true, throwIfNoEntry: false }) ?? []);
  return new Set(stats.map(({ dev, ino }) => `${dev}:${ino}`));
}

/** All copies taken together: whole where each is, and signed as the nearest; null without any. */
export function togetherWhole(copies: readonly VerifiedCopy[]): Verification | null {
  const [nearest] = copies;
  if (!nearest) return null;
  const { where: _where, folder: _folder, ...verified } = nearest;
  const shared = nearest.problems.filter((problem) => copies.every((copy) => has(copy, problem)));
  const others = copies.flatMap(({ where, problems }) =>
    problems
      .filter((it) => !has({ problems: shared }, it))
      .map(({ path, problem }) => ({ path, problem: `${problem.replace(/\.$/, '')} (in ${where})` })),
  );
  return { ...verified, ok: copies.every(({ ok }) => ok), problems: [...shared, ...others] };
}

function has(
  { problems }: Pick<Verification, 'problems'>,
  { path, problem }: Verification['problems'][number],
): boolean {
  return problems.some((it) => it.path === path && it.problem === problem);
}

function asRegistered(found: Verification, { model, number, digest }: VersionRecord): Verification {
  if (found.digest === null || found.digest === digest) return found;
  const problem = `is the package ${found.digest}, not ${digest} as it was registered`;
  return { ...found, ok: false, problems: [{ path: `${model}@${number}`, problem }, ...found.problems] };
}
