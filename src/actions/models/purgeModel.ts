import { existsSync } from 'node:fs';
import * as z from 'zod/mini';
import { untilText } from '../../base/days';
import { errorMessage } from '../../base/errors';
import type { PackagedFile } from '../../models/package/modelPackage';
import { readPackage } from '../../models/package/readPackage';
import { claimsPackage, deleteLayout } from '../../models/restore/archiveFolder';
import { retainedUntil } from '../../models/restore/retention';
import { Refusal } from '../../models/refusal';
import type { VersionRecord } from '../../models/registry/registryState';
import { isAside } from '../../models/registry/versionRecord';
import { shownPath } from '../../runs/importing/shownPath';
import type { ModelContext } from './modelContext';
import { namedVersion } from './namedVersion';
import { archiveOf, archivesOf, unreachedArchives } from './packaging/archivePlace';
import { restoredFolders } from './packaging/restoredCopies';
import {
  purgedSentence,
  registeredFolder,
  versionPlaces,
  whereTheyAre,
  type VersionPlace,
} from './packaging/versionPlaces';
import { neededReason } from './reason';
import { recordEvents } from './recordEvents';
import { releaseBytes } from './restoring/releaseBytes';

export const purgeModelInput = z.object({ version: z.string(), reason: neededReason });

export interface PurgedModel {
  /** Digest of the tombstone; null: it was purged before, and what was left of its bytes is gone now. */
  readonly event: string | null;
  readonly files: number;
  /** What could not be deleted or was not reached; purging once more, where it is, tries again. */
  readonly problems: readonly string[];
}

/**
 * Deletes a version for good, archive and objects, and leaves a tombstone with the digests of its files. The tombstone is
 * recorded first: what is cut off after it is ended by purging once more.
 */
export function purgeModel(context: ModelContext, given: z.input<typeof purgeModelInput>): PurgedModel {
  const input = purgeModelInput.parse(given);
  const began = Date.now();
  const version = namedVersion(context.registry, input.version);
  if (version.purged) return finish(context, version, began);
  refusePurge(context, version, context.registry.versions(version.model));
  const files = packagedFiles(purgedPlace(context, version));
  const [recorded] = recordEvents(context, () => {
    const now = namedVersion(context.registry, input.version);
    refusePurge(context, now, context.registry.versions(now.model));
    const { model, number, digest } = now;
    return [{ kind: 'purged', model, reason: input.reason, version: number, digest, files: [...files] }];
  });
  const unreached = unreachedArchives(context, version).map(
    (archive) =>
      `The archive ${archive} was not reached from here: purge ${input.version} once more where it is, or delete that folder.`,
  );
  const problems = [...deleteBytes(context, version, began), ...unreached];
  return { event: recorded?.digest ?? '', files: files.length, problems };
}

/** Why a version cannot be purged now and here, as a sentence; null: it can. `all`: every version of its model. */
export function purgeProblem(
  context: ModelContext,
  version: VersionRecord,
  all: readonly VersionRecord[],
): string | null {
  try {
    refusePurge(context, version, all);
    purgedPlace(context, version);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

/** The same of a version that is named. */
export function namedPurgeProblem(context: ModelContext, name: string): string | null {
  const version = namedVersion(context.registry, name);
  return purgeProblem(context, version, context.registry.versions(version.model));
}

/** Throws where a rule forbids it. */
function refusePurge(context: ModelContext, version: VersionRecord, all: readonly VersionRecord[]): void {
  const { model, number, archive, held, stages } = version;
  const name = `${model}@${number}`;
  const purged = purgedSentence(version);
  if (purged !== null) throw new Refusal(purged);
  const [stage] = stages;
  if (stage) throw new Refusal(`${name} is live in ${stage.stage}; what is live is not purged.`);
  if (held)
    throw new Refusal(`${name} is under a legal hold; it can be purged once the hold is lifted.`, {
      onCommandLine: `tend models archive ${name} --release-hold lifts it.`,
    });
  const until = archive ? archive.retainUntil : declaredUntil(context, version);
  const now = context.now().getTime();
  const source = archive ? '' : ', as archive.retain of tend.yaml says';
  if (until !== null && until > now)
    throw new Refusal(`${name} is to be kept until ${untilText(until, now)}${source}; it can be purged after that.`);
  const reference = referenceTo(context, version, all);
  if (reference !== null) throw new Refusal(`${name} is ${reference}; name another one there first.`);
  refuseKept(context, version);
}

/**
 * What was never archived is kept as long as `tend.yaml` asks for, from when it was registered or was last live; null: it asks
 * for nothing. An archive has a time of its own.
 */
function declaredUntil({ config, registry }: ModelContext, { model, digest, created }: VersionRecord): number | null {
  const retain = config.archive?.retain;
  if (retain === undefined) return null;
  const ends = registry.moves(model).flatMap((move) => (move.digest === digest && move.to !== null ? [move.to] : []));
  return retainedUntil(new Date(Math.max(created, ...ends)), retain).getTime();
}

/** Nobody is told that bytes are gone which the project still has; its folders are the person's to delete. */
function refuseKept(context: ModelContext, version: VersionRecord): void {
  const { root } = context;
  const registered = registeredFolder(root, version);
  const place = versionPlaces(context, version).at(-1);
  const restored = place ? restoredFolders(context, version, place.entries) : [];
  const holding = [
    ...(registered === null ? [] : [`${shownPath(root, registered)} holds the package`]),
    ...restored.map((folder) => `${shownPath(root, folder)} holds what was restored of it`),
  ];
  if (holding.length === 0) return;
  const name = `${version.model}@${version.number}`;
  const those =
    holding.length === 1 ? 'that folder, mind that git keeps its' : 'these folders, mind that git keeps their';
  throw new Refusal(`${name} was not purged: ${holding.join(', and ')}. Delete ${those} history, then purge ${name}.`);
}

/** What relies on a version, after "is"; null: nothing does. */
function referenceTo(
  { config }: ModelContext,
  { model, number, digest }: VersionRecord,
  all: readonly VersionRecord[],
): string | null {
  for (const [name, { fallback }] of Object.entries(config.models ?? {}))
    if (fallback?.kind === 'version' && fallback.name === `${model}@${number}`)
      return `the fallback of ${name} in tend.yaml`;
  const replaced = all.find(
    ({ deprecation, purged }) => deprecation && !purged && isReplacedBy(deprecation, number, digest),
  );
  return replaced ? `the replacement of ${model}@${replaced.number}` : null;
}

function isReplacedBy(
  { replacement, replacementDigest }: NonNullable<VersionRecord['deprecation']>,
  number: number,
  digest: string,
): boolean {
  return replacementDigest === null ? replacement === number : replacementDigest === digest;
}

/** Where the package lies. What is not here cannot be deleted here. */
function purgedPlace(context: ModelContext, version: VersionRecord): VersionPlace {
  const { digest, model, number } = version;
  const archive = archiveOf(context, version);
  if (archive !== null && isAside(version) && !claimsPackage(archive, digest))
    throw new Refusal(
      `The archive of ${model}@${number} is not here: ${shownPath(context.root, archive)}. Purge it where it is.`,
    );
  const [place] = versionPlaces(context, version).toReversed();
  if (!place) throw new Refusal(whereTheyAre(version));
  return place;
}

/** The files of the package for its tombstone. */
function packagedFiles({ entries }: VersionPlace): readonly PackagedFile[] {
  return readPackage(entries).files.map(({ path, digest, bytes }) => ({ path, digest, bytes }));
}

function finish(context: ModelContext, version: VersionRecord, began: number): PurgedModel {
  const isGone = versionPlaces(context, version).length === 0 && context.objects.heldBy(version.digest).length === 0;
  if (isGone || version.held) throw new Refusal(purgedSentence(version) ?? '');
  return { event: null, files: 0, problems: deleteBytes(context, version, began) };
}

function deleteBytes(context: ModelContext, version: VersionRecord, began: number): readonly string[] {
  return [
    ...archivesOf(context, version).flatMap((archive) => deleteArchive(archive, version.digest)),
    ...releaseBytes(context, version, began).problems,
    ...stillHeld(context, version),
  ];
}

/** What the person put into the project is theirs to delete, and another model needs what is its own. */
function stillHeld({ root, registry }: ModelContext, version: VersionRecord): readonly string[] {
  const { model, digest } = version;
  const others = registry.byDigest(digest).filter((it) => it.model !== model && !it.purged);
  const same = others.map(
    (it) => `${it.model}@${it.number} is the same package and keeps its bytes; purge that one too.`,
  );
  const folder = registeredFolder(root, version);
  if (folder === null) return same;
  return [
    ...same,
    `${shownPath(root, folder)} still holds the package; delete that folder, and mind that git keeps its history.`,
  ];
}

function deleteArchive(folder: string, digest: string): readonly string[] {
  if (!existsSync(folder) || !claimsPackage(folder, digest)) return [];
  try {
    return deleteLayout(folder, digest).map((path) => `${path} in ${folder} is no file of the package; it was left.`);
  } catch (error) {
    return [`${folder} could not be deleted: ${errorMessage(error)}`];
  }
}
