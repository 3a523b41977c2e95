import { rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { PackageFacts } from '../../models/package/modelPackage';
import type { EventDraft } from '../../models/registry/registryEvent';
import type { VersionRecord } from '../../models/registry/registryState';
import { isAside } from '../../models/registry/versionRecord';
import { liesIn } from '../../models/restore/archiveFolder';
import { unwritten } from '../../models/unwritten';
import type { ModelContext } from './modelContext';
import { namedVersion } from './namedVersion';
import { reasonText } from './reason';
import { recordEvents } from './recordEvents';
import { keepBytes } from './packaging/keepBytes';
import { restoredDraft } from './packaging/restoredCopies';
import { watchedPackage } from './packaging/watchedPackage';
import { unpackVersion, type UnpackedVersion } from './restoring/unpackVersion';

export const restoreModelInput = z.object({
  version: z.string(),
  /** Absolute; missing or empty. */
  out: z.string(),
  /** Another place of the archive, absolute: the folder of this version, or one above it. */
  from: z._default(z.nullable(z.string()), null),
  /** Empty: that it was restored, and into what. */
  reason: z._default(reasonText, ''),
});

export interface RestoredModel {
  readonly event: string;
  readonly files: PackageFacts['files'];
  /** Where the bytes came from. */
  readonly from: string;
  /** Places that were tried before and were not whole. */
  readonly problems: readonly string[];
  /** Whether it was archived, and its bytes are among those of the project again. */
  readonly back: boolean;
}

/**
 * Writes the files of a version as they were packaged into an empty folder, wherever its bytes still are. One that was archived
 * and is restored into the project is taken back: it can be promoted again.
 */
export async function restoreModel(
  context: ModelContext,
  given: z.input<typeof restoreModelInput>,
): Promise<RestoredModel> {
  const input = restoreModelInput.parse(given);
  const version = namedVersion(context.registry, input.version);
  try {
    const unpacked = await unpackVersion(context, version, input);
    const { facts, from, problems } = unpacked;
    const recorded = await recordOrUndo(context, { version, unpacked, input });
    return { ...recorded, files: facts.files, from, problems };
  } catch (error) {
    throw unwritten(error, (why) => `${input.out} cannot be written: ${why}.`);
  }
}

interface Restoring {
  readonly version: VersionRecord;
  readonly unpacked: UnpackedVersion;
  readonly input: z.output<typeof restoreModelInput>;
}

async function recordOrUndo(
  context: ModelContext,
  { version, unpacked, input: { reason, out } }: Restoring,
): Promise<Pick<RestoredModel, 'event' | 'back'>> {
  const { model, number, digest } = version;
  const { from, entries } = unpacked;
  const draft = restoredDraft(context.root, version, { out, from, done: 'Restored', reason });
  try {
    if (!isTakenBack(context, version, out)) return { event: recordOne(context, () => draft), back: false };
    const streaming = watchedPackage(context, `Taking back ${model}@${number}`, entries);
    const event = await keepBytes(context, { digest, entries }, streaming, (hold) =>
      recordOne(context, () => {
        hold();
        return { ...draft, back: true };
      }),
    );
    return { event, back: true };
  } catch (error) {
    rmSync(out, { recursive: true, force: true });
    throw error;
  }
}

function recordOne(context: ModelContext, draft: () => EventDraft): string {
  return recordEvents(context, () => [draft()])[0]?.digest ?? '';
}

function isTakenBack({ root }: ModelContext, version: VersionRecord, out: string): boolean {
  return isAside(version) && version.purged === null && liesIn(root, out) && !liesIn(join(root, '.tend'), out);
}
