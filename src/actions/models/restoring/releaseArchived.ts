import { statSync } from 'node:fs';
import { join } from 'node:path';
import { blobPath } from '../../../models/package/layoutDocuments';
import { readPackage } from '../../../models/package/readPackage';
import { Refusal } from '../../../models/refusal';
import type { VersionRecord } from '../../../models/registry/registryState';
import { isAside } from '../../../models/registry/versionRecord';
import type { ModelContext } from '../modelContext';
import { archiveOf } from '../packaging/archivePlace';
import { layoutPlace, projectLayouts, type Placing } from '../packaging/versionPlaces';
import { releaseBytes } from './releaseBytes';

export type Releasing = Placing & Pick<ModelContext, 'logger'>;

/**
 * Lets go of the local bytes of versions that were archived, where that failed or was cut off after the archive was recorded.
 * They stay where the archive is not here, and where they were packaged once more since.
 */
export function releaseArchived(context: Releasing): void {
  for (const owner of context.objects.owners()) {
    const versions = context.registry.byDigest(owner);
    if (versions.length === 0 || !versions.every(mayGo)) continue;
    const version = versions.find((it) => isInArchive(context, it));
    const at = version?.archive?.at ?? 0;
    if (version && !packagedSince(context, version, at)) releaseBytes(context, version, at);
  }
}

/** What was purged in one clone and held in another stays where it still is. */
function mayGo(version: VersionRecord): boolean {
  return version.purged ? !version.held : isAside(version);
}

function packagedSince({ root }: Releasing, { model, digest }: VersionRecord, at: number): boolean {
  return projectLayouts(root, model, digest).some((layout) => statSync(join(layout, 'index.json')).mtimeMs > at);
}

/** Whether its archive is in its place with every file in its size; git may have left a pointer instead of one. */
function isInArchive(context: Releasing, version: VersionRecord): boolean {
  const archive = archiveOf(context, version);
  const [place] = archive === null ? [] : layoutPlace('archive', archive);
  if (!place?.folder) return false;
  const { folder, entries } = place;
  try {
    const found = readPackage(entries);
    return (
      found.digest === version.digest &&
      found.files.every((file) => sizeOf(join(folder, blobPath(file.digest))) === file.bytes)
    );
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

function sizeOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.size ?? null;
}
