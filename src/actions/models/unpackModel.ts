import * as z from 'zod';
import type { PackageFacts } from '../../models/package/modelPackage';
import { unpackPackage } from '../../models/package/unpackPackage';
import { unwritten } from '../../models/unwritten';
import type { ModelContext } from './modelContext';
import { findPackage } from './packaging/findPackage';
import { watchedPackage } from './packaging/watchedPackage';

export const unpackModelInput = z.object({
  package: z.string(),
  /** The same as an absolute path. */
  path: z.string(),
  /** Absolute; missing or empty. */
  out: z.string(),
});

/** Writes the files of a package as they were packaged, each verified while it is written; all of them, or none. */
export async function unpackModel(
  context: Pick<ModelContext, 'registry' | 'objects' | 'root' | 'config' | 'signal' | 'progress'>,
  given: z.input<typeof unpackModelInput>,
): Promise<PackageFacts> {
  const input = unpackModelInput.parse(given);
  const { entries } = findPackage(context, input.package, input.path);
  try {
    return await unpackPackage(entries, input.out, watchedPackage(context, `Unpacking ${input.package}`, entries));
  } catch (error) {
    throw unwritten(error, (why) => `${input.out} cannot be written: ${why}.`);
  }
}
