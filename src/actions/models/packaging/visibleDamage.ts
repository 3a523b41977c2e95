import { readFileSync, statSync, type Stats } from 'node:fs';
import { NewestEntries } from '../../../base/newestEntries';
import { largestDocument, modelManifest, type ModelManifest } from '../../../models/package/layoutDocuments';
import type { ObjectStore } from '../../../models/package/objectStore';
import { parseJson } from '../../../models/package/parseJson';
import type { VersionRecord } from '../../../models/registry/registryState';

type ObjectFiles = Pick<ObjectStore, 'heldBy' | 'pathOf'>;

/** What a manifest lists, as long as its file is the one that was read. */
interface ReadManifest {
  readonly size: number;
  readonly modified: number;
  readonly layers: ModelManifest['layers'];
}

/** More versions than a tree lists of the models of a project, as a rule. */
const mostManifests = 2000;

/** Of each store that is open, by digest. */
const manifests = new WeakMap<ObjectFiles, NewestEntries<string, ReadManifest>>();

/**
 * Whether an object that the store keeps of a version is gone, or not as long as its manifest says, or cannot be read: what can be
 * seen without reading the files. Verifying reads every byte.
 */
export function isVisiblyDamaged(
  { objects }: { readonly objects: ObjectFiles },
  { digest, purged }: Pick<VersionRecord, 'digest' | 'purged'>,
): boolean {
  const held = objects.heldBy(digest);
  if (purged || !held.includes(digest)) return false;
  const files = new Map(held.map((it) => [it, fileAt(objects.pathOf(it))]));
  const manifest = files.get(digest);
  if (!manifest || [...files.values()].includes(null)) return true;
  const sizeOf = (it: string) => (files.has(it) ? files.get(it) : fileAt(objects.pathOf(it)))?.size;
  const isWhole = layersOf(objects, digest, manifest)?.every((it) => sizeOf(it.digest) === it.size) ?? false;
  return !isWhole;
}

/** Null: it is no manifest any more, or cannot be read. */
function layersOf(
  objects: ObjectFiles,
  digest: string,
  { size, mtimeMs: modified }: Stats,
): ReadManifest['layers'] | null {
  const known = manifests.get(objects) ?? new NewestEntries(mostManifests);
  manifests.set(objects, known);
  const before = known.get(digest);
  if (before?.size === size && before.modified === modified) return before.layers;
  const layers = size > largestDocument ? null : layersIn(objects.pathOf(digest));
  if (layers) known.set(digest, { size, modified, layers });
  return layers;
}

function layersIn(path: string): ReadManifest['layers'] | null {
  try {
    const manifest = modelManifest.safeParse(parseJson(readFileSync(path)));
    return manifest.success ? manifest.data.layers : null;
  } catch {
    return null;
  }
}

/** Null: no file is there, or it cannot be told. */
function fileAt(path: string): Stats | null {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats?.isFile() ? stats : null;
  } catch {
    return null;
  }
}
