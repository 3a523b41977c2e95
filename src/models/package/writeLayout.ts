import { linkSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { copyDigested } from '../../disk/copyDigested';
import { inOrder } from '../../disk/inOrder';
import type { Streaming } from '../../disk/streaming';
import { writeSynced } from '../../disk/writeWhole';
import { Refusal } from '../refusal';
import { gitFile } from './layoutDocuments';
import type { PackageEntries, PackageEntry } from './packageEntries';

/**
 * Writes the files of a package into an empty folder: `link` shares them with where they lie, as far as the disk can, `copy`
 * verifies each while it is copied. Who made the folder removes it where this fails.
 */
export async function writeLayout(
  { files }: PackageEntries,
  folder: string,
  how: 'link' | 'copy',
  streaming: Streaming,
): Promise<void> {
  mkdirSync(join(folder, 'blobs/sha256'), { recursive: true });
  writeSynced(join(folder, gitFile.path), Buffer.from(gitFile.text));
  await inOrder([...files], async ([path, entry]) => {
    streaming.signal.throwIfAborted();
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    if (how === 'copy' || !linked(entry, join(folder, path))) await copied(path, entry, join(folder, path), streaming);
  });
}

/** Whether it could be: another disk, or one without links, needs a copy. */
function linked(entry: PackageEntry, to: string): boolean {
  if ('bytes' in entry) return false;
  try {
    linkSync(entry.file, to);
    return true;
  } catch {
    return false;
  }
}

async function copied(path: string, entry: PackageEntry, to: string, streaming: Streaming): Promise<void> {
  if ('bytes' in entry) {
    writeSynced(to, entry.bytes);
    return;
  }
  const { digest } = await copyDigested(entry.file, to, streaming);
  if (path.startsWith('blobs/') && !path.endsWith(`/${digest.slice('sha256:'.length)}`))
    throw new Refusal(`${path} of the package is damaged: its content is ${digest}.`);
}
