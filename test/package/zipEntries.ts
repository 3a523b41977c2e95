import { readFile } from 'node:fs/promises';

/** One file of a zip archive. */
export interface ZipEntry {
  readonly path: string;
  /** Unpacked. */
  readonly bytes: number;
}

/** Lists a zip archive from its central directory (APPNOTE.TXT 4.3.12 and 4.3.16). */
export async function zipEntries(path: string): Promise<readonly ZipEntry[]> {
  const archive = await readFile(path);
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const count = archive.readUInt16LE(end + 10);
  let offset = archive.readUInt32LE(end + 16);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index++) {
    const nameLength = archive.readUInt16LE(offset + 28);
    const extraLength = archive.readUInt16LE(offset + 30) + archive.readUInt16LE(offset + 32);
    const name = archive.toString('utf8', offset + 46, offset + 46 + nameLength);
    entries.push({ path: name, bytes: archive.readUInt32LE(offset + 24) });
    offset += 46 + nameLength + extraLength;
  }
  return entries;
}
