import { errorMessage } from '../../../base/errors';
import { deleteLayout } from '../../../models/restore/archiveFolder';
import type { VersionRecord } from '../../../models/registry/registryState';
import { isAside } from '../../../models/registry/versionRecord';
import type { ModelContext } from '../modelContext';
import { projectLayouts } from '../packaging/versionPlaces';

/**
 * Lets go of the bytes of a version below `.tend`: its layouts, whatever they are named, and its objects, unless a version of
 * another model is the same package. What others asked for since `began` (milliseconds) stays.
 */
export function releaseBytes(
  { root, objects, registry, logger }: Pick<ModelContext, 'root' | 'objects' | 'registry' | 'logger'>,
  { model, digest }: VersionRecord,
  began: number,
): { readonly released: boolean; readonly problems: readonly string[] } {
  const others = registry.byDigest(digest).filter((it) => it.model !== model && !isAside(it) && !it.purged);
  try {
    if (others.length > 0) return { released: false, problems: [] };
    for (const layout of projectLayouts(root, model, digest)) deleteLayout(layout, digest);
    return { released: objects.erase(digest, began + 1).files > 0, problems: [] };
  } catch (error) {
    logger.warn(`what is not needed any more of ${model} could not be deleted: ${errorMessage(error)}`);
    return { released: false, problems: [`What is not needed any more could not be deleted: ${errorMessage(error)}`] };
  }
}
