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
  /** Files that are part of a registered version. */
  readonly registered: ReadonlySet<string>;
  /** Files of packages that nobody registered. */
  readonly packaged: ReadonlySet<string>;
  /** Files that were part of a version which was purged. */
  readonly purged: ReadonlySet<string>;
  /** Whether all versions could be looked into: else a file that is in neither may be part of a registered one. */
  readonly isWhole: boolean;
}

/** Looks into the packages of all versions, wherever these are, and into those that are not registered. */
export function packagedContents(context: Placing): PackagedContents {
  const versions = versionsFiles(context);
  const purged = purgedFiles(context.registry);
  const packages = packagesOfProject(context).filter((it) => !it.isRegistered);
  return {
    registered: new Set(versions.files),
    packaged: new Set(packages.flatMap(({ contents }) => contents)),
    purged: new Set(purged.files),
    isWhole: versions.isWhole && purged.isWhole,
  };
}

interface FoundFiles {
  readonly files: readonly string[];
  readonly isWhole: boolean;
}

function versionsFiles(context: Placing): FoundFiles {
  const { registry } = context;
  const models = registry.models();
  const versions = models.flatMap(({ name }) => registry.versions(name, { limit: mostVersions }));
  const files = versions.filter(({ purged }) => purged === null).map((version) => filesOf(context, version));
  return {
    files: files.flat(),
    isWhole: files.every(({ length }) => length > 0) && models.every((model) => model.versions <= mostVersions),
  };
}

function purgedFiles(registry: Placing['registry']): FoundFiles {
  const tombstones = registry.events({ kinds: ['purged'], limit: mostPurged });
  const files = tombstones.flatMap(({ event }) => (event.kind === 'purged' ? event.files : []));
  return { files: files.map(({ digest }) => digest), isWhole: tombstones.length < mostPurged };
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
