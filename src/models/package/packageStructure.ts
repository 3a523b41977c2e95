import type { Digested } from '../../disk/digestFile';
import { digestOf } from '../../disk/digestFile';
import {
  blobPath,
  largestDocument,
  layoutFile,
  modelConfig,
  referrerManifest,
  renderIndex,
  layoutIndex,
  signatureFile,
  type LayoutIndex,
} from './layoutDocuments';
import { mediaTypes } from './mediaTypes';
import type { Verification } from './modelPackage';
import type { PackageEntries } from './packageEntries';
import { parseJson } from './parseJson';
import { entryBytes, type ReadPackage } from './readPackage';

type Problem = Verification['problems'][number];
type Digests = ReadonlyMap<string, Digested>;

/** What does not fit together in a package, and what cannot be told of it. */
interface Structure {
  readonly problems: readonly Problem[];
  /** By the path of a file that cannot be read: what nobody can tell because of it, as a clause. */
  readonly untold: ReadonlyMap<string, string>;
}

/** What does not fit together in a package whose manifest could be read. */
export function structureOf(read: ReadPackage, { files }: PackageEntries, digests: Digests): Structure {
  const { referrers, unread } = referrersOf(read, files, digests);
  const expected = new Map<string, number | null>([
    ['oci-layout', null],
    ['index.json', null],
    ...[read.manifest.config, ...read.manifest.layers, ...referrers.flatMap(({ blobs }) => blobs)].map(
      ({ digest, size }) => [blobPath(digest), size] as const,
    ),
    ...[read, ...referrers, ...unread].map(({ digest }) => [blobPath(digest), null] as const),
  ]);
  const strangers = strangersIn(files, expected);
  // What a document names that cannot be read may be any file that is what its own name says.
  const doubtful = unread.length === 0 ? [] : strangers.filter((path) => isWhole(path, digests));
  return {
    problems: [
      ...filesProblems(expected, files, digests),
      ...strangers.filter((path) => !doubtful.includes(path)).map((path) => ({ path, problem: notOfIt })),
      ...configProblems(read, files),
      ...writtenProblems('oci-layout', digestOf(layoutFile), digests),
      ...writtenProblems('index.json', digestOf(indexText(read, referrers, unread, digests)), digests),
    ],
    untold: new Map(
      doubtful.length === 0 ? [] : unread.slice(0, 1).map((it) => [blobPath(it.digest), doubt(doubtful)]),
    ),
  };
}

const notOfIt = 'does not belong to the package';

function doubt({ length }: readonly string[]): string {
  const which = length === 1 ? 'another file belongs' : `${length} other files belong`;
  return `because of it nobody can tell whether ${which} to the package`;
}

function strangersIn(files: PackageEntries['files'], expected: ReadonlyMap<string, unknown>): readonly string[] {
  return [...files.keys()].filter((path) => !expected.has(path) && path !== signatureFile);
}

function isWhole(path: string, digests: Digests): boolean {
  const found = digests.get(path);
  return found !== undefined && blobPath(found.digest) === path;
}

interface FoundReferrer {
  readonly digest: string;
  readonly artifactType: string;
  readonly blobs: readonly { readonly digest: string; readonly size: number }[];
}

type Listed = LayoutIndex['manifests'][number];

interface FoundReferrers {
  readonly referrers: readonly FoundReferrer[];
  /** Entries of the index whose manifest is damaged or missing. */
  readonly unread: readonly Listed[];
}

/** The manifests beside the model that say something about it. */
function referrersOf(read: ReadPackage, files: PackageEntries['files'], digests: Digests): FoundReferrers {
  const listed = layoutIndex
    .parse(parseJson(entryBytes(files, 'index.json')))
    .manifests.filter(({ artifactType }) => artifactType !== mediaTypes.modelManifest);
  const whole = listed.filter(({ digest }) => isWhole(blobPath(digest), digests));
  const referrers = whole.flatMap(({ digest }) => referrerOf(read, files, digest));
  const unread = listed.filter((it) => !whole.includes(it));
  if (unread.every(({ digest }) => files.has(blobPath(digest)))) return { referrers, unread };
  // An index that names what is not there, where there is one that it does not name, is itself what was changed.
  const known = new Set(listed.map(({ digest }) => blobPath(digest)));
  const unlisted = [...digests]
    .filter(([path, { bytes }]) => !known.has(path) && bytes <= largestDocument && isWhole(path, digests))
    .flatMap(([, { digest }]) => referrerOf(read, files, digest));
  if (unlisted.length === 0) return { referrers, unread };
  return { referrers: [...referrers, ...unlisted], unread: unread.filter(({ digest }) => files.has(blobPath(digest))) };
}

function referrerOf(read: ReadPackage, files: PackageEntries['files'], digest: string): readonly FoundReferrer[] {
  const parsed = referrerManifest.safeParse(parseJson(entryBytes(files, blobPath(digest))));
  if (!parsed.success || parsed.data.subject.digest !== read.digest) return [];
  const { artifactType, config, layers } = parsed.data;
  return [{ digest, artifactType, blobs: [config, ...layers] }];
}

function filesProblems(
  expected: ReadonlyMap<string, number | null>,
  files: PackageEntries['files'],
  digests: Digests,
): readonly Problem[] {
  const problems: Problem[] = [];
  for (const [path, size] of expected) {
    const bytes = digests.get(path)?.bytes;
    if (!files.has(path)) problems.push({ path, problem: 'is missing' });
    else if (size !== null && bytes !== undefined && bytes !== size)
      problems.push({ path, problem: `has ${bytes} bytes where the package says ${size}` });
  }
  return problems;
}

function configProblems({ manifest, name }: ReadPackage, files: PackageEntries['files']): readonly Problem[] {
  const path = blobPath(manifest.config.digest);
  if (!files.has(path)) return [];
  const config = modelConfig.safeParse(parseJson(entryBytes(files, path)));
  if (!config.success) return [{ path, problem: 'is not the configuration of a model' }];
  const { descriptor, modelfs } = config.data;
  const listed = modelfs.diffIds.join() === manifest.layers.map(({ digest }) => digest).join();
  return [
    ...(listed ? [] : [{ path, problem: 'lists other files than the manifest' }]),
    ...(descriptor.name === name ? [] : [{ path, problem: `names the model ${descriptor.name}, not ${name}` }]),
  ];
}

function writtenProblems(path: string, digest: string, digests: Digests): readonly Problem[] {
  const found = digests.get(path);
  return found && found.digest !== digest ? [{ path, problem: 'is not written as the package needs it' }] : [];
}

/** The index as it has to be; of manifests that cannot be read it may say what it says. */
function indexText(
  { name, digest }: ReadPackage,
  referrers: readonly FoundReferrer[],
  unread: readonly Listed[],
  digests: Digests,
): string {
  const named = (it: string) => ({ digest: it, size: digests.get(blobPath(it))?.bytes ?? 0 });
  return renderIndex(name, named(digest), [
    ...referrers.map((referrer) => ({ ...named(referrer.digest), artifactType: referrer.artifactType })),
    ...unread.map(({ digest: it, size, artifactType = '' }) => ({ digest: it, size, artifactType })),
  ]);
}
