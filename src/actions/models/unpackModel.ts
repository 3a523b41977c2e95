import { rmSync } from 'node:fs';
import * as z from 'zod/mini';
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
  /** That a copy of a registered version lies there now; null: it is a package by itself, or nothing can be recorded here. */
  readonly event: string | null;
  /** Whether it was named as a registered version. */
  readonly isVersion: boolean;
}

/**
 * Writes the files of a package as they were packaged, each verified while it is written; all of them, or none. Of a registered
 * version it is recorded where to, so that a purge knows of the copy.
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
    const event = isRecorded ? recordOrUndo(context, version, place, input.out) : null;
    return { digest, files, event, isVersion: version !== null };
  } catch (error) {
    throw unwritten(error, (why) => `${input.out} cannot be written: ${why}.`);
  }
}

function recordOrUndo(context: ModelContext, version: VersionRecord, place: VersionPlace, out: string): string {
  const from = placeText(context.root, place, archiveName);
  try {
    const draft = restoredDraft(context.root, version, { out, from, done: 'Unpacked', reason: '' });
    return recordEvents(context, () => [draft])[0]?.digest ?? '';
  } catch (error) {
    rmSync(out, { recursive: true, force: true });
    throw error;
  }
}
