import { memorySource, partOf, type ByteSource } from '../bytes/byteSource';
import { ByteStream, sourceFeed } from '../bytes/byteStream';
import { unpackedFeed } from '../bytes/unpacked';
import type { ModelProblem } from '../modelFileReport';
import type { ZipArchive, ZipMember } from './zipArchive';

/** The bytes of a member, unpacked while they are read; null where its packing is not known. */
export function memberStream(source: ByteSource, member: ZipMember): ByteStream | null {
  const packed = partOf(source, member.start, member.packed);
  if (member.method === 0) return new ByteStream(sourceFeed(packed));
  return member.method === 8 ? new ByteStream(unpackedFeed(packed, 'deflate', member.bytes)) : null;
}

/** A member as a whole, where it is stored, or else its first `most` bytes in memory. */
export async function memberSource(source: ByteSource, member: ZipMember, most: number): Promise<ByteSource | null> {
  if (member.method === 0) return partOf(source, member.start, member.packed);
  const stream = memberStream(source, member);
  if (stream === null) return null;
  try {
    await stream.fill(Math.min(member.bytes, most));
    return memorySource(Buffer.from(stream.take(most)));
  } finally {
    await stream.close();
  }
}

/** Sentences on an archive that can be read in two ways, or whose names lead out of the folder it is unpacked to. */
export function archiveProblems({ members, mismatches }: ZipArchive): readonly ModelProblem[] {
  const outside = members
    .filter(({ name }) => leadsOutside(name))
    .map(({ name }) => `"${name}" would be unpacked outside of its folder.`);
  return [...mismatches, ...outside].map((problem) => ({ problem, at: null }));
}

export function leadsOutside(path: string): boolean {
  return /^([/\\]|[a-zA-Z]:)/.test(path) || path.split(/[/\\]/).includes('..') || path.includes('\0');
}
