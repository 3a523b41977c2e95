import { existsSync } from 'node:fs';
import { errorMessage } from '../../../base/errors';
import { claimsPackage, deleteLayout } from '../../../models/restore/archiveFolder';
import type { VersionRecord } from '../../../models/registry/registryState';
import type { ModelContext } from '../modelContext';
import { projectLayout } from '../packaging/versionPlaces';

/**
 * Lets go of the bytes of a version below `.tend`: its layout and its objects, unless another version is the same package. What
 * others asked for since `began` (milliseconds) stays.
 */
export function releaseBytes(
  { root, objects, registry, logger }: Pick<ModelContext, 'root' | 'objects' | 'registry' | 'logger'>,
  { model, digest }: VersionRecord,
  began: number,
): { readonly freed: number; readonly problems: readonly string[] } {
  const others = registry.byDigest(digest).filter((it) => it.model !== model && !it.archive && !it.purged);
  try {
    const layout = projectLayout(root, model, digest);
    if (existsSync(layout) && claimsPackage(layout, digest)) deleteLayout(layout, digest);
    if (others.length > 0) return { freed: 0, problems: [] };
    return { freed: objects.erase(digest, began + 1).bytes, problems: [] };
  } catch (error) {
    logger.warn(`what is not needed any more of ${model} could not be deleted: ${errorMessage(error)}`);
    return { freed: 0, problems: [`What is not needed any more could not be deleted: ${errorMessage(error)}`] };
  }
}
