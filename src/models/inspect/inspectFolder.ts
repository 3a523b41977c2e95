import { join } from 'node:path';
import { folderFiles } from './folderFiles';
import type { InspectOptions } from './inspectFile';
import { inspectParts } from './inspectParts';
import type { ModelFileReport } from './modelFileReport';

/** Looks into every file of a folder, and into its `MLmodel` where it has one. */
export async function inspectFolder(folder: string, options: InspectOptions): Promise<ModelFileReport> {
  const { files, leftOut } = await folderFiles(folder);
  const parts = files.map((file) => ({ ...file, file: join(folder, file.path) }));
  return inspectParts(parts, leftOut, options);
}
