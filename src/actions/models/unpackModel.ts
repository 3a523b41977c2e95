import * as z from 'zod/mini';
import { errorMessage } from '../../base/errors';
import type { PackageFacts } from '../../models/package/modelPackage';
import { unpackPackage } from '../../models/package/unpackPackage';
import type { VersionRecord } from '../../models/registry/registryState';
import { unwritten } from '../../models/unwritten';
import type { ModelContext } from './modelContext';
import { archiveName } from './packaging/archivePlace';
import { findPackage } from './packaging/findPackage';
import { restoredDraft } from './packaging/restoredCopies';
import type { VersionPlace } from './packaging/versionPlaces';
import { watchedPackage } from './packaging/watchedPackage';
import { recordEvents } from './recordEvents';
import { placeText } from './restoring/unpackVersion';

export const unpackModelInput = z.object({
  package: z.string(),
  /** The same as an absolute path. */
  path: z.string(),
  /** Absolute; missing or empty. */
  out: z.string(),
  /** Whether anything can be recorded here. */
  records: z.boolean(),
});

export interface UnpackedModel extends Pick<PackageFacts, 'digest' | 'files'> {
  /** That a copy of a registered version lies there now; null: it is a package by itself, or nothing was recorded of it. */
  readonly event: string | null;
  /** Whether it was named as a registered version. */
  readonly isVersion: boolean;
}

/**
 * Writes the files of a package as they were packaged, each verified while it is written; all of them, or none. Of a registered
 * version it is recorded where to, so that a purge knows of the copy; where that cannot be, the files stay all the same.
 */
export async function unpackModel(
  context: ModelContext,
  given: z.input<typeof unpackModelInput>,
): Promise<UnpackedModel> {
  const input = unpackModelInput.parse(given);
  const { entries, version, place } = findPackage(context, input.package, input.path);
  try {
    const watching = watchedPackage(context, `Unpacking ${input.package}`, entries);
    const { digest, files } = await unpackPackage(entries, input.out, watching);
    const isRecorded = version !== null && place !== null && input.records;
    const event = isRecorded ? recordedCopy(context, version, place, input.out) : null;
    return { digest, files, event, isVersion: version !== null };
  } catch (error) {
    throw unwritten(error, (why) => `${input.out} cannot be written: ${why}.`);
  }
}

/** Null: it cannot be recorded, or says nothing: a folder outside the project of a job of CI is gone with that job. */
function recordedCopy(context: ModelContext, version: VersionRecord, place: VersionPlace, out: string): string | null {
  const { root, actor, logger } = context;
  const from = placeText(root, place, archiveName);
  const draft = restoredDraft(root, version, { out, from, done: 'Unpacked', reason: '' });
  if (draft.into === undefined && actor.kind === 'ci') return null;
  try {
    return recordEvents(context, () => [draft])[0]?.digest ?? null;
  } catch (error) {
    logger.warn(`that ${version.model}@${version.number} was unpacked could not be recorded: ${errorMessage(error)}`);
    return null;
  }
}
