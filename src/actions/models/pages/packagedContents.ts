import { readPackage } from '../../../models/package/readPackage';
import type { VersionRecord } from '../../../models/registry/registryState';
import { versionPlaces, type Placing } from '../packaging/versionPlaces';
import { packagesOfProject } from './unregisteredPackages';

/** Versions of a model whose packages are looked into; older ones are rarely beside the scripts any more. */
const mostVersions = 200;
/** Purges whose tombstones are looked at. */
const mostPurged = 1000;

/** What the packages of a project are made of, by the digests of files. */
export interface PackagedContents {
  /** Files that are part of a registered version, whatever became of it. */
  readonly registered: ReadonlySet<string>;
  /** Files of packages that nobody registered. */
  readonly packaged: ReadonlySet<string>;
}

/** Looks into the packages of all versions, wherever these are, and into those that are not registered. */
export function packagedContents(context: Placing): PackagedContents {
  const { registry } = context;
  const versions = registry.models().flatMap(({ name }) => registry.versions(name, { limit: mostVersions }));
  const purged = registry.events({ kinds: ['purged'], limit: mostPurged });
  const tombstones = purged.flatMap(({ event }) => (event.kind === 'purged' ? event.files : []));
  const registered = [...versions.flatMap((it) => filesOf(context, it)), ...tombstones.map(({ digest }) => digest)];
  const packages = packagesOfProject(context).filter((it) => !it.isRegistered);
  return { registered: new Set(registered), packaged: new Set(packages.flatMap(({ contents }) => contents)) };
}

/** None where its bytes are not here, or its documents cannot be read: other places say that. */
function filesOf(context: Placing, version: VersionRecord): readonly string[] {
  const held = context.objects.heldBy(version.digest);
  if (held.length > 0) return held;
  const [place] = versionPlaces(context, version);
  try {
    return place ? readPackage(place.entries).files.map(({ digest }) => digest) : [];
  } catch {
    return [];
  }
}
