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

interface HowToVerify {
  /** Signatures are checked with it; null: they are not. */
  readonly key: SigningKey | null;
  readonly once?: VerifyOnce | undefined;
}

/**
 * Reads every byte of each copy of a version in the project, the nearest first: the objects and each layout, and its archive where
 * there is nothing else. Each problem names its copy. Empty: its bytes are not here.
 */
export async function verifiedCopies(
  context: Verifying,
  version: VersionRecord,
  { key, once = (_, verify) => verify() }: HowToVerify,
): Promise<readonly Verification[]> {
  const places = versionPlaces(context, version);
  const copies = places.filter(({ kind }) => kind !== 'archive');
  const text = `Verifying ${version.model}@${version.number}`;
  const verified: Verification[] = [];
  for (const place of copies.length > 0 ? copies : places.slice(0, 1)) {
    const { entries } = place;
    const found = await once(entries, () => verifyPackage(entries, key, watchedPackage(context, text, entries)));
    verified.push(ofCopy(found, version, placeText(context.root, place)));
  }
  return verified;
}

/** All copies taken together: whole where each is, and signed as the nearest; null without any. */
export function togetherWhole(copies: readonly Verification[]): Verification | null {
  const [nearest] = copies;
  if (!nearest) return null;
  const problems = copies.flatMap((copy) => copy.problems);
  return { ...nearest, ok: copies.every(({ ok }) => ok), problems };
}

function ofCopy(found: Verification, { model, number, digest }: VersionRecord, where: string): Verification {
  const problems = found.problems.map(({ path, problem }) => ({ path, problem: `${problem} (in ${where})` }));
  if (found.digest === null || found.digest === digest) return { ...found, problems };
  const problem = `is the package ${found.digest}, not ${digest} as it was registered (in ${where})`;
  return { ...found, ok: false, problems: [{ path: `${model}@${number}`, problem }, ...problems] };
}
