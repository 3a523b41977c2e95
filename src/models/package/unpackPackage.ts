import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errorCode, isMissing } from '../../base/errors';
import { copyDigested } from '../../disk/copyDigested';
import { inOrder } from '../../disk/inOrder';
import { isVacant, stagedFolder } from '../../disk/stagedFolder';
import type { Streaming } from '../../disk/streaming';
import { unreadable } from '../../disk/unreadable';
import { Refusal, UnusableInput } from '../refusal';
import { blobPath } from './layoutDocuments';
import type { PackagedFile, PackageFacts } from './modelPackage';
import type { PackageEntries } from './packageEntries';
import { readPackage } from './readPackage';

/**
 * Writes the files of a package as they were packaged into a folder that is missing or empty, each verified while it is
 * written. All of them are there in the end, or none.
 */
export async function unpackPackage(
  entries: PackageEntries,
  folder: string,
  streaming: Streaming,
): Promise<PackageFacts> {
  if (!isVacant(folder)) throw new UnusableInput(`${folder} is not empty; name a folder that is, or none that exists.`);
  const { manifest: _, ...facts } = readPackage(entries);
  await stagedFolder(folder, (stage) =>
    inOrder(facts.files, (file) => unpackFile(file, { entries, stage }, streaming)),
  );
  return facts;
}

async function unpackFile(
  { path, digest }: PackagedFile,
  { entries, stage }: { readonly entries: PackageEntries; readonly stage: string },
  streaming: Streaming,
): Promise<void> {
  const entry = entries.files.get(blobPath(digest));
  if (!entry || !('file' in entry)) throw new Refusal(`${path} is missing: the package lacks ${blobPath(digest)}.`);
  const to = join(stage, path);
  mkdirSync(dirname(to), { recursive: true });
  const written = await copyDigested(entry.file, to, streaming).catch((error: unknown) => {
    if (isMissing(error) || errorCode(error) === 'EIO')
      throw new Refusal(`${path} is damaged: ${blobPath(digest)} ${unreadable(error)}.`, { cause: error });
    throw error;
  });
  if (written.digest !== digest)
    throw new Refusal(`${path} is damaged: its content is ${written.digest}, not ${digest}.`);
}
