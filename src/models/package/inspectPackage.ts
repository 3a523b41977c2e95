import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { InspectOptions } from '../inspect/inspectFile';
import { inspectParts } from '../inspect/inspectParts';
import type { ModelFileReport } from '../inspect/modelFileReport';
import { blobPath } from './layoutDocuments';
import type { PackageFacts } from './modelPackage';
import type { PackageEntries } from './packageEntries';

/** What loading a package would run: every file by its path in the unpacked folder and by its bytes. */
export function inspectPackage(
  { files, facts }: Pick<PackageFacts, 'files' | 'facts'>,
  entries: PackageEntries,
  options: InspectOptions,
): Promise<ModelFileReport> {
  const parts = files.map(({ path, bytes, digest }) => {
    const entry = entries.files.get(blobPath(digest));
    return { path, bytes, file: entry && 'file' in entry && existsSync(entry.file) ? entry.file : null };
  });
  return inspectParts(parts, [], options, facts.model);
}

/** The same of a package that was unpacked to a folder. */
export function inspectUnpacked(
  { files, facts }: Pick<PackageFacts, 'files' | 'facts'>,
  folder: string,
  options: InspectOptions,
): Promise<ModelFileReport> {
  const parts = files.map(({ path, bytes }) => ({ path, bytes, file: join(folder, path) }));
  return inspectParts(parts, [], options, facts.model);
}
