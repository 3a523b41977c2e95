import { join } from 'node:path';
import type { PackageFacts } from '../../../models/package/modelPackage';
import type { PackageEntries } from '../../../models/package/packageEntries';
import { readPackage } from '../../../models/package/readPackage';
import { unpackPackage } from '../../../models/package/unpackPackage';
import { Refusal } from '../../../models/refusal';
import type { VersionRecord } from '../../../models/registry/registryState';
import { shownPath } from '../../../runs/importing/shownPath';
import type { ModelContext } from '../modelContext';
import { archiveName } from '../packaging/archivePlace';
import { commandLineDoor, cureSentence, editorDoor } from '../packaging/cureSentences';
import { damageCures, type DamageCure, type TriedPlace } from '../packaging/damageCures';
import {
  layoutPlace,
  purgedSentence,
  versionPlaces,
  whereTheyAre,
  type Placing,
  type VersionPlace,
} from '../packaging/versionPlaces';
import { watchedPackage } from '../packaging/watchedPackage';

export interface UnpackedVersion {
  readonly facts: PackageFacts;
  /** Where the bytes came from, in words that mean something on other machines too. */
  readonly from: string;
  /** Places that were tried before, and what was wrong with each. */
  readonly problems: readonly string[];
  /** The package that was whole. */
  readonly entries: PackageEntries;
}

/** The bytes are here, and damaged wherever they are: which file, by its digest. */
export class NotRestorable extends Refusal {
  constructor(
    version: string,
    /** A place each, and what is wrong there. */
    readonly problems: readonly string[],
    cures: readonly DamageCure[],
  ) {
    const door = commandLineDoor(version);
    super(`${version} cannot be restored. ${problems.join(' ')}`, {
      onCommandLine: cures.map((it) => cureSentence(it, door)).join(' '),
      inWindow: cures
        .slice(0, 1)
        .map((it) => cureSentence(it, editorDoor))
        .join(' '),
    });
  }
}

type Unpacking = Placing & Pick<ModelContext, 'signal' | 'progress' | 'trusted'>;

/** Unpacks a version from the first place where it is whole; every file is verified while it is written. */
export async function unpackVersion(
  context: Unpacking,
  version: VersionRecord,
  { out, from }: { readonly out: string; readonly from: string | null },
): Promise<UnpackedVersion> {
  const problems: string[] = [];
  const tried: TriedPlace[] = [];
  for (const place of readablePlaces(context, version, from)) {
    const where = placeText(context.root, place, archiveName);
    try {
      if (readPackage(place.entries).digest !== version.digest) throw new Refusal('it holds another package');
      const streaming = watchedPackage(context, `Restoring ${version.model}@${version.number}`, place.entries);
      const facts = await unpackPackage(place.entries, out, streaming);
      return { facts, from: where, problems, entries: place.entries };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      problems.push(`${where}: ${error.message}`);
      tried.push({ where: placeText(context.root, place), folder: place.folder, ok: false });
    }
  }
  const cures = await damageCures(context, version, tried);
  throw new NotRestorable(`${version.model}@${version.number}`, problems, cures);
}

/**
 * The places where a version can be read; one that was purged while another clone held it is read where it still is. Throws a
 * `Refusal` that says where it is where it is not here.
 */
export function readablePlaces(context: Placing, version: VersionRecord, from: string | null): readonly VersionPlace[] {
  const purged = purgedSentence(version);
  const places = from === null ? versionPlaces(context, version) : elsewhere(version, from);
  if (purged !== null && !(version.held && places.length > 0)) throw new Refusal(purged);
  if (places.length > 0) return places;
  throw new Refusal(
    from === null ? whereTheyAre(version) : `${from} holds no archive of ${version.model}@${version.number}.`,
  );
}

/** An archive that was moved: the folder of the version itself, or one above it. */
function elsewhere({ model, number, digest, archive }: VersionRecord, from: string): readonly VersionPlace[] {
  const start = 'sha256:'.length;
  const own = `${number}-${digest.slice(start, start + 12)}`;
  const named = archive?.to.split('/').slice(-2).join('/') ?? '';
  return [from, join(from, own), join(from, model, own), join(from, named)]
    .flatMap((it) => layoutPlace('archive', it))
    .slice(0, 1);
}

/** Where a version is read from, in words. `named`: how a folder is called, which for others is not its path here. */
export function placeText(root: string, { kind, folder }: VersionPlace, named = shownPath): string {
  if (folder === null) return 'the objects of this project';
  return kind === 'archive' ? `the archive ${named(root, folder)}` : named(root, folder);
}
