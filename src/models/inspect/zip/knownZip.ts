import type { ByteSource } from '../bytes/byteSource';
import type { OpenedFile } from '../formats/format';
import { openZip, type ZipArchive } from './zipArchive';

const known = new WeakMap<ByteSource, Promise<ZipArchive | null>>();

/**
 * The archive that a file is, read once for all formats that ask; null where it is none. It is told by its end, as Python
 * does: what stands before it does not matter there.
 */
export function zipOf({ source }: Pick<OpenedFile, 'source'>): Promise<ZipArchive | null> {
  const opened = known.get(source) ?? openZip(source);
  known.set(source, opened);
  return opened;
}

/** Whether the archive has a member whose name fits. */
export async function hasMember(file: OpenedFile, name: RegExp): Promise<boolean> {
  const archive = await zipOf(file);
  return archive?.members.some((member) => name.test(member.name)) ?? false;
}
