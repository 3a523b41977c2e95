import { readFileSync, statSync } from 'node:fs';
import { largestDocument, modelManifest } from '../../../models/package/layoutDocuments';
import { parseJson } from '../../../models/package/parseJson';
import type { VersionRecord } from '../../../models/registry/registryState';
import type { ModelContext } from '../modelContext';

/**
 * Whether an object that the store keeps of a version is gone, or not as long as its manifest says: what can be seen without reading
 * the files. Verifying reads every byte.
 */
export function isVisiblyDamaged(
  { objects }: Pick<ModelContext, 'objects'>,
  { digest, purged }: Pick<VersionRecord, 'digest' | 'purged'>,
): boolean {
  const held = objects.heldBy(digest);
  if (purged || !held.includes(digest)) return false;
  if (!held.every((it) => objects.has(it))) return true;
  const layers = layersIn(objects.pathOf(digest));
  const isWhole = layers?.every((it) => sizeOf(objects.pathOf(it.digest)) === it.size) ?? false;
  return !isWhole;
}

/** Null: it is no manifest any more. */
function layersIn(path: string) {
  if ((sizeOf(path) ?? 0) > largestDocument) return null;
  const manifest = modelManifest.safeParse(parseJson(readFileSync(path)));
  return manifest.success ? manifest.data.layers : null;
}

function sizeOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.size ?? null;
}
