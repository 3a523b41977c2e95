import * as z from 'zod/mini';
import type { PackageFacts } from '../../models/package/modelPackage';
import { unpackPackage } from '../../models/package/unpackPackage';
import { UnusableInput } from '../../models/refusal';
import type { VersionRecord } from '../../models/registry/registryState';
import { unwritten } from '../../models/unwritten';
import { StoreError } from '../../store/storeError';
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
  /** Why nothing was recorded of the copy of a version, in a sentence; null: it was, or it is none. */
  readonly unrecorded: string | null;
}

type Recorded = Pick<UnpackedModel, 'event' | 'unrecorded'>;

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
    const none = { event: null, unrecorded: null };
    const recorded = version && place ? recordedCopy(context, version, place, input) : none;
    return { digest, files, ...recorded };
  } catch (error) {
    throw unwritten(error, (why) => `${input.out} cannot be written: ${why}.`);
  }
}

function recordedCopy(
  context: ModelContext,
  version: VersionRecord,
  place: VersionPlace,
  { out, records }: z.output<typeof unpackModelInput>,
): Recorded {
  const { root, actor } = context;
  const unrecorded = (why: string) => ({ event: null, unrecorded: why });
  if (!records) return unrecorded('Nothing can be recorded here.');
  const from = placeText(root, place, archiveName);
  const draft = restoredDraft(root, version, { out, from, done: 'Unpacked', reason: '' });
  if (draft.into === undefined && actor.kind === 'ci')
    return unrecorded('A job of CI records no copy outside the project, which is gone with that job.');
  try {
    return { event: recordEvents(context, () => [draft])[0]?.digest ?? null, unrecorded: null };
  } catch (error) {
    if (error instanceof UnusableInput || error instanceof StoreError) return unrecorded(error.message);
    throw error;
  }
}
