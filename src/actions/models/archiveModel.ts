import { dirname, join } from 'node:path';
import * as z from 'zod/mini';
import { untilText } from '../../base/days';
import { removeStagesBelow } from '../../disk/stages';
import { archiveTarget, liesIn, usualArchive, writeArchive } from '../../models/restore/archiveFolder';
import { retainedUntil } from '../../models/restore/retention';
import { Refusal } from '../../models/refusal';
import type { EventDraft } from '../../models/registry/registryEvent';
import type { VersionRecord } from '../../models/registry/registryState';
import { isAside } from '../../models/registry/versionRecord';
import { shownPath } from '../../runs/importing/shownPath';
import { unwritten } from '../../models/unwritten';
import type { ModelContext } from './modelContext';
import { namedVersion } from './namedVersion';
import { archiveName, archiveOf, archivesOf, isOutside } from './packaging/archivePlace';
import { untracked } from './packaging/untracked';
import { purgedSentence, versionPlaces, whereTheyAre } from './packaging/versionPlaces';
import { watchedPackage } from './packaging/watchedPackage';
import { neededReason } from './reason';
import { recordEvents } from './recordEvents';
import { releaseBytes } from './restoring/releaseBytes';

export const archiveModelInput = z.object({
  version: z.string(),
  reason: neededReason,
  /** Absolute folder, below which each version gets one of its own; null: that of `tend.yaml`, else `archive`. */
  to: z._default(z.nullable(z.string()), null),
  /** How long it has to be kept, such as `10y`; null: as `tend.yaml` says, else `usualRetention`. */
  retain: z._default(z.nullable(z.string()), null),
  /** Sets or lifts a legal hold; null: it stays as it is. */
  hold: z._default(z.nullable(z.boolean()), null),
});
type ArchiveInput = z.output<typeof archiveModelInput>;

/** Whoever archives by mistake, or purges the wrong one, finds it for so long. */
const usualRetention = '30d';

export interface ArchivedModel {
  /** Digest of the event that says so. */
  readonly event: string;
  /** Folder of the archive: relative to the project, or absolute; null: only a hold was set or lifted. */
  readonly path: string | null;
  readonly retainUntil: string | null;
  /** The duration that was taken because nobody named one; null: somebody did, or it was not archived now. */
  readonly usual: string | null;
  /** Whether `tend.yaml` says that duration. */
  readonly usualDeclared: boolean;
  readonly held: boolean;
  /** Size of the version, as it is listed, where its bytes below `.tend` were let go of; 0: they stay, or were gone. */
  readonly letGo: number;
  /** What could not be tidied up; the archive is whole all the same. */
  readonly problems: readonly string[];
  /** What may happen to the archive where it is: sentences. */
  readonly notes: readonly string[];
}

/**
 * Puts a version aside: copied out of `.tend`, the copy verified, then its objects released. Of one that is archived already
 * the retention is extended, or a hold set or lifted.
 */
export async function archiveModel(
  context: ModelContext,
  given: z.input<typeof archiveModelInput>,
): Promise<ArchivedModel> {
  const input = archiveModelInput.parse(given);
  const version = namedVersion(context.registry, input.version);
  if (isAside(version) || input.hold === false) return changeArchived(context, input);
  refuseLive(version);
  const folder = archiveFolder(context, input, version);
  removeStagesBelow(dirname(dirname(folder)));
  const began = Date.now();
  const [place] = versionPlaces(context, version);
  if (!place) throw new Refusal(whereTheyAre(version));
  const streaming = watchedPackage(context, `Archiving ${input.version}`, place.entries);
  try {
    const archiving = { entries: place.entries, digest: version.digest, folder };
    const event = await writeArchive(archiving, streaming, () => recordArchived(context, input, folder));
    const { released, problems } = releaseBytes(context, version, began);
    const letGo = released ? version.registered.bytes : 0;
    const { archive, held } = namedVersion(context.registry, input.version);
    const usual = input.retain === null ? usualOf(context) : null;
    const isDeclared = context.config.archive?.retain !== undefined;
    const said = {
      event,
      path: shownPath(context.root, folder),
      retainUntil: iso(archive),
      usual,
      usualDeclared: isDeclared,
    };
    const note = await untracked(context, folder);
    return { ...said, held, letGo, problems, notes: note === null ? [] : [note] };
  } catch (error) {
    throw unwritten(error, (why) => `Nothing was archived: ${why}.`);
  }
}

function usualOf({ config }: ModelContext): string {
  return config.archive?.retain ?? usualRetention;
}

function iso(archive: VersionRecord['archive']): string | null {
  const until = archive?.retainUntil ?? null;
  return until === null ? null : new Date(until).toISOString();
}

function refuseLive(version: VersionRecord): void {
  const { model, number, stages } = version;
  const purged = purgedSentence(version);
  if (purged !== null) throw new Refusal(purged);
  const [stage] = stages;
  if (stage)
    throw new Refusal(
      `${model}@${number} is live in ${stage.stage}; promote another version there before this one is archived.`,
    );
}

function archiveFolder({ root, config }: ModelContext, { to }: ArchiveInput, version: VersionRecord): string {
  const base = archiveTarget(root, to ?? config.archive?.to ?? usualArchive);
  if (liesIn(join(root, '.tend'), base))
    throw new Refusal('An archive never lies in .tend, which may be deleted at any time; name another folder.', {
      onCommandLine: '--to does, or archive.to in tend.yaml.',
    });
  const start = 'sha256:'.length;
  return join(base, version.model, `${version.number}-${version.digest.slice(start, start + 12)}`);
}

/** What was decided by looking at the version may be another by now; then nothing is recorded. */
function recordArchived(context: ModelContext, input: ArchiveInput, folder: string): string {
  const { registry, root } = context;
  const [recorded] = recordEvents(context, () => {
    const version = namedVersion(registry, input.version);
    refuseLive(version);
    const { model, number, digest, archive } = version;
    if (archive && isAside(version)) throw new Refusal(`${model}@${number} was archived to ${archive.to} meanwhile.`);
    const said = { model, reason: input.reason, version: number, digest };
    const retainUntil = keptUntil(context, version, input.retain ?? usualOf(context)).toISOString();
    if (isOutside(root, folder)) registry.keepArchivePlace(digest, folder);
    const archived: EventDraft = { ...said, kind: 'archived', to: archiveName(root, folder), retainUntil };
    return input.hold === true ? [archived, { ...said, kind: 'held', hold: true }] : [archived];
  });
  return recorded?.digest ?? '';
}

function changeArchived(context: ModelContext, input: ArchiveInput): ArchivedModel {
  const { registry } = context;
  const [recorded] = recordEvents(context, () => changes(context, input, namedVersion(registry, input.version)));
  const version = namedVersion(registry, input.version);
  const { archive, held } = version;
  const folder = archiveOf(context, version);
  const path = folder && shownPath(context.root, folder);
  const said = { event: recorded?.digest ?? '', path, retainUntil: iso(archive), usual: null, usualDeclared: false };
  return { ...said, held, letGo: 0, problems: [], notes: [] };
}

/** A clock that goes back shortens nothing: nobody archives what was not registered yet. */
function keptUntil({ now }: ModelContext, { created }: VersionRecord, retain: string): Date {
  return retainedUntil(new Date(Math.max(now().getTime(), created)), retain);
}

/** How an archive is kept can be changed, where it is cannot: nothing is copied that nobody asked to be read whole. */
function refuseOtherFolder(context: ModelContext, input: ArchiveInput, version: VersionRecord): void {
  const { model, number, archive } = version;
  if (input.to === null || !archive || !isAside(version)) return;
  if (archivesOf(context, version).includes(archiveFolder(context, input, version))) return;
  const onCommandLine = `tend models restore ${model}@${number} --out FOLDER, with a folder of the project, takes it back; then --to archives it in that one too.`;
  throw new Refusal(`${model}@${number} is archived already, in ${archive.to}; nothing was copied to another folder.`, {
    onCommandLine,
  });
}

function changes(context: ModelContext, input: ArchiveInput, version: VersionRecord): readonly EventDraft[] {
  const { model, number, digest, archive, held } = version;
  refuseOtherFolder(context, input, version);
  const purged = purgedSentence(version);
  const liftsOnly = held && input.hold === false && input.retain === null;
  if (purged !== null && !liftsOnly) throw new Refusal(purged);
  const said = { model, reason: input.reason, version: number, digest };
  const drafts: EventDraft[] = [];
  if (input.retain !== null && archive) {
    const until = keptUntil(context, version, input.retain);
    if (archive.retainUntil !== null && until.getTime() < archive.retainUntil)
      throw new Refusal(
        `${model}@${number} is to be kept until ${untilText(archive.retainUntil, context.now().getTime())}; that is never shortened.`,
      );
    drafts.push({ ...said, kind: 'archived', to: archive.to, retainUntil: until.toISOString() });
  }
  if (input.hold !== null && input.hold === held)
    throw new Refusal(`${model}@${number} is ${held ? 'held already' : 'not held'}.`);
  if (input.hold !== null) drafts.push({ ...said, kind: 'held', hold: input.hold });
  if (drafts.length === 0)
    throw new Refusal(`${model}@${number} is archived already, in ${archive?.to ?? ''}.`, {
      onCommandLine: '--retain and --hold change how it is kept.',
    });
  return drafts;
}
