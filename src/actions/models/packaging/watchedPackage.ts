import { statSync } from 'node:fs';
import type { Streaming } from '../../../disk/streaming';
import type { PackageEntries } from '../../../models/package/packageEntries';
import type { ModelContext } from '../modelContext';
import { watchedBytes } from './watchedBytes';

/** Streaming that tells of its progress through the files of a package. */
export function watchedPackage(
  context: Pick<ModelContext, 'signal' | 'progress'>,
  text: string,
  { files }: PackageEntries,
): Streaming {
  const paths = [...files.values()].flatMap((entry) => ('file' in entry ? [entry.file] : []));
  return watchedBytes(
    context,
    text,
    paths.filter((path) => statSync(path, { throwIfNoEntry: false })),
  );
}
