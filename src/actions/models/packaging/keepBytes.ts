import type { Streaming } from '../../../disk/streaming';
import { blobPath, signatureFile } from '../../../models/package/layoutDocuments';
import type { PackageEntries } from '../../../models/package/packageEntries';
import { Refusal } from '../../../models/refusal';
import type { ModelContext } from '../modelContext';

/**
 * Takes the bytes of a package in. `work` records why and calls `hold` where nobody else can write, so that the package holds
 * them if and only if that was recorded, whoever else takes in the same one meanwhile. Where it fails, nothing of them is left.
 */
export async function keepBytes<T>(
  { objects }: Pick<ModelContext, 'objects'>,
  { digest, entries }: { readonly digest: string; readonly entries: PackageEntries },
  streaming: Streaming,
  work: (hold: () => void) => T,
): Promise<T> {
  const added: string[] = [];
  const hold = () => {
    if (!added.every((it) => objects.has(it)))
      throw new Refusal('Bytes of this package were deleted meanwhile, with another one that had them too; try again.');
    objects.hold(digest, added);
  };
  try {
    for (const [path, entry] of entries.files) {
      if (!('file' in entry) || !(path.startsWith('blobs/') || path === signatureFile)) continue;
      const { digest: own } = await objects.add(entry.file, streaming);
      added.push(own);
      if (path !== signatureFile && path !== blobPath(own)) throw new Refusal(`${path} changed while it was read.`);
    }
    return work(hold);
  } catch (error) {
    objects.discard(added);
    throw error;
  }
}
