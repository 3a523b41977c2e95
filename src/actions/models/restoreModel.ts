import { rmSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import * as z from 'zod';
import type { PackageFacts } from '../../models/package/modelPackage';
import type { VersionRecord } from '../../models/registry/registryState';
import { unwritten } from '../../models/unwritten';
import type { ModelContext } from './modelContext';
import { namedVersion } from './namedVersion';
import { shownPath } from '../../runs/importing/shownPath';
import { recordEvents } from './recordEvents';
import { unpackVersion } from './restoring/unpackVersion';

export const restoreModelInput = z.object({
  version: z.string(),
  /** Absolute; missing or empty. */
  out: z.string(),
  /** Another place of the archive, absolute: the folder of this version, or one above it. */
  from: z.string().nullable().default(null),
  /** Empty: that it was restored, and into what. */
  reason: z.string().default(''),
});

export interface RestoredModel {
  readonly event: string;
  readonly files: PackageFacts['files'];
  /** Where the bytes came from. */
  readonly from: string;
  /** Places that were tried before and were not whole. */
  readonly problems: readonly string[];
}

/** Writes the files of a version as they were packaged into an empty folder, wherever its bytes still are. */
export async function restoreModel(
  context: ModelContext,
  given: z.input<typeof restoreModelInput>,
): Promise<RestoredModel> {
  const input = restoreModelInput.parse(given);
  const version = namedVersion(context.registry, input.version);
  try {
    const { facts, from, problems } = await unpackVersion(context, version, input);
    const event = recordOrUndo(context, version, { ...input, from });
    return { event, files: facts.files, from, problems };
  } catch (error) {
    throw unwritten(error, (why) => `${input.out} cannot be written: ${why}.`);
  }
}

function recordOrUndo(
  context: ModelContext,
  { model, number, digest }: VersionRecord,
  { reason, from, out }: { readonly reason: string; readonly from: string; readonly out: string },
): string {
  try {
    const said = reason.trim() || `Restored into ${intoWhat(context.root, out)}`;
    const draft = { kind: 'restored', model, reason: said, version: number, digest, from } as const;
    return recordEvents(context, () => [draft])[0]?.digest ?? '';
  } catch (error) {
    rmSync(out, { recursive: true, force: true });
    throw error;
  }
}

/** A path of this machine means nothing to others. */
function intoWhat(root: string, out: string): string {
  const shown = shownPath(root, out);
  return isAbsolute(shown) ? 'a folder outside the project' : shown;
}
