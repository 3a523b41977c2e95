import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { stagedFolder } from '../../../disk/stagedFolder';
import { removeStagesBelow } from '../../../disk/stages';
import type { Streaming } from '../../../disk/streaming';
import { assemblePackage, type AssembledPackage, type BlobSink } from '../../../models/package/assemblePackage';
import { LayoutBlobs } from '../../../models/package/layoutBlobs';
import { blobPath, layoutFile } from '../../../models/package/layoutDocuments';
import type { PackageFacts } from '../../../models/package/modelPackage';
import type { ObjectStore } from '../../../models/package/objectStore';
import type { PackageContents } from '../../../models/package/packageContents';
import type { PackageEntries, PackageEntry } from '../../../models/package/packageEntries';
import { isAside } from '../../../models/registry/versionRecord';
import { writeLayout } from '../../../models/package/writeLayout';
import type { ModelContext } from '../modelContext';
import { projectLayouts } from './versionPlaces';

/** A package that was made, and the folder of its layout. */
export interface MadePackage extends PackageFacts {
  readonly path: string;
}

/** Writes down that a package was made; where that fails, it was not. */
type Record = (made: MadePackage) => void;

/** Makes the layout of a package in a folder of the person's, sharing nothing with any other file. */
export async function intoFolder(
  { out, record }: { readonly out: string; readonly record: Record },
  contents: PackageContents,
  streaming: Streaming,
): Promise<MadePackage> {
  const made = await stagedFolder(out, async (stage) => {
    const assembled = await assemblePackage(contents, new LayoutBlobs(stage), streaming);
    await writeLayout({ files: documents(assembled), strange: [] }, stage, 'copy', streaming);
    return { ...assembled.package, path: out };
  });
  orRemove(out, () => record(made));
  return made;
}

type Placing = Pick<ModelContext, 'root' | 'objects' | 'registry'> & { readonly record: Record };

/** The blobs become objects that the package holds; its layout among the packages of the project is made of links to them. */
export async function intoObjects(
  { root, objects, registry, record }: Placing,
  contents: PackageContents,
  streaming: Streaming,
): Promise<MadePackage> {
  const added: string[] = [];
  // What a process that was killed left needs room that this package may need.
  objects.collect();
  removeStagesBelow(join(root, '.tend/packages'));
  try {
    const assembled = await assemblePackage(contents, noting(objects, added), streaming);
    const { digest, name } = assembled.package;
    const start = 'sha256:'.length;
    const made = { ...assembled.package, path: join(root, '.tend/packages', name, digest.slice(start, start + 12)) };
    await holding({ root, objects, registry }, assembled, async (hold) => {
      const isNew = await linkLayout(assembled, objects, made.path, streaming);
      const end = () => {
        hold();
        record(made);
      };
      if (isNew) orRemove(made.path, end);
      else end();
    });
    return made;
  } catch (error) {
    objects.discard(added);
    throw error;
  }
}

/**
 * Holds the blobs while and after `work`, which holds them once more once its layout stands: somebody else who made the same
 * package, and failed, may have let go of them. Where `work` fails they are held no more, unless others need them.
 */
async function holding(
  { root, objects, registry }: Pick<ModelContext, 'root' | 'objects' | 'registry'>,
  { package: { digest, name }, blobs }: AssembledPackage,
  work: (hold: () => void) => Promise<void>,
): Promise<void> {
  const isNew = objects.heldBy(digest).length === 0;
  const hold = () => objects.hold(digest, blobs);
  const isNeeded = () =>
    registry.byDigest(digest).some((version) => !isAside(version) && !version.purged) ||
    projectLayouts(root, name, digest).length > 0;
  try {
    hold();
    await work(hold);
  } catch (error) {
    if (isNew) objects.releaseUnless(digest, isNeeded);
    throw error;
  }
}

function orRemove(folder: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function noting(objects: ObjectStore, added: string[]): BlobSink {
  return {
    add: async (file, streaming) => {
      const digested = await objects.add(file, streaming);
      added.push(digested.digest);
      return digested;
    },
    addBytes: (bytes) => {
      const digest = objects.addBytes(bytes);
      added.push(digest);
      return digest;
    },
  };
}

/** A layout that is there already stays, with its signature, as long as nothing of it is missing: false. */
async function linkLayout(
  assembled: AssembledPackage,
  objects: ObjectStore,
  folder: string,
  streaming: Streaming,
): Promise<boolean> {
  const files = new Map<string, PackageEntry>([
    ...documents(assembled),
    ...assembled.blobs.map((digest) => [blobPath(digest), { file: objects.pathOf(digest) }] as const),
  ]);
  if (isWhole(folder, files)) return false;
  rmSync(folder, { recursive: true, force: true });
  const unread = { ...streaming, onBytes: () => undefined };
  await stagedFolder(folder, (stage) => writeLayout({ files, strange: [] }, stage, 'link', unread));
  return true;
}

function isWhole(folder: string, files: PackageEntries['files']): boolean {
  return [...files].every(([path, entry]) => {
    const found = statSync(join(folder, path), { throwIfNoEntry: false });
    return 'bytes' in entry ? found?.size === entry.bytes.length : found?.ino === statSync(entry.file).ino;
  });
}

function documents({ index }: AssembledPackage): Map<string, PackageEntry> {
  return new Map([
    ['oci-layout', { bytes: Buffer.from(layoutFile) }],
    ['index.json', { bytes: Buffer.from(index) }],
  ]);
}
