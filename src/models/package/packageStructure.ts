import type { Digested } from '../../disk/digestFile';
import { digestOf } from '../../disk/digestFile';
import {
  blobPath,
  layoutFile,
  modelConfig,
  referrerManifest,
  renderIndex,
  layoutIndex,
  signatureFile,
} from './layoutDocuments';
import { mediaTypes } from './mediaTypes';
import type { Verification } from './modelPackage';
import type { PackageEntries } from './packageEntries';
import { parseJson } from './parseJson';
import { entryBytes, type ReadPackage } from './readPackage';

type Problem = Verification['problems'][number];
type Digests = ReadonlyMap<string, Digested>;

/** What does not fit together in a package whose manifest could be read. */
export function structureProblems(read: ReadPackage, { files }: PackageEntries, digests: Digests): readonly Problem[] {
  const referrers = referrersOf(read, files, digests);
  const expected = new Map<string, number | null>([
    ['oci-layout', null],
    ['index.json', null],
    ...[read.manifest.config, ...read.manifest.layers, ...referrers.flatMap(({ blobs }) => blobs)].map(
      ({ digest, size }) => [blobPath(digest), size] as const,
    ),
    [blobPath(read.digest), null],
    ...referrers.map(({ digest }) => [blobPath(digest), null] as const),
  ]);
  return [
    ...filesProblems(expected, files, digests),
    ...configProblems(read, files),
    ...writtenProblems('oci-layout', digestOf(layoutFile), digests),
    ...writtenProblems('index.json', digestOf(indexText(read, referrers, digests)), digests),
  ];
}

interface FoundReferrer {
  readonly digest: string;
  readonly artifactType: string;
  readonly blobs: readonly { readonly digest: string; readonly size: number }[];
}

/** The manifests that the index names beside the model, as far as they can be read. */
function referrersOf(read: ReadPackage, files: PackageEntries['files'], digests: Digests): readonly FoundReferrer[] {
  const index = layoutIndex.parse(parseJson(entryBytes(files, 'index.json')));
  return index.manifests
    .filter(({ artifactType }) => artifactType !== mediaTypes.modelManifest)
    .flatMap(({ digest }) => {
      if (digests.get(blobPath(digest))?.digest !== digest) return [];
      const parsed = referrerManifest.safeParse(parseJson(entryBytes(files, blobPath(digest))));
      if (!parsed.success || parsed.data.subject.digest !== read.digest) return [];
      const { artifactType, config, layers } = parsed.data;
      return [{ digest, artifactType, blobs: [config, ...layers] }];
    });
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
  for (const path of files.keys()) {
    if (!expected.has(path) && path !== signatureFile)
      problems.push({ path, problem: 'does not belong to the package' });
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

function indexText({ name, digest }: ReadPackage, referrers: readonly FoundReferrer[], digests: Digests): string {
  const named = (it: string) => ({ digest: it, size: digests.get(blobPath(it))?.bytes ?? 0 });
  return renderIndex(
    name,
    named(digest),
    referrers.map((referrer) => ({ ...named(referrer.digest), artifactType: referrer.artifactType })),
  );
}
