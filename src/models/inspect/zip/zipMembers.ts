import { shorten } from '../../../base/text';
import { memorySource, partOf, type ByteSource } from '../bytes/byteSource';
import { ByteStream, sourceFeed } from '../bytes/byteStream';
import { unpackedFeed } from '../bytes/unpacked';
import type { ModelProblem } from '../modelFileReport';
import type { ZipArchive, ZipMember } from './zipArchive';

const mostOutside = 20;

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
  return [...mismatches.map((problem) => ({ problem, at: null })), ...outsideProblems({ members })];
}

/** Whether an archive is made so that who unpacks it gets something else, or somewhere else, than who looks at it sees. */
export function isTrick(archive: ZipArchive): boolean {
  return archiveProblems(archive).length > 0;
}

/** Sentences on names that lead out of the folder that an archive is unpacked to. */
export function outsideProblems({ members }: Pick<ZipArchive, 'members'>): readonly ModelProblem[] {
  return members
    .filter(({ name }) => leadsOutside(name))
    .slice(0, mostOutside)
    .map(({ name }) => ({ problem: `"${shorten(name)}" would be unpacked outside of its folder.`, at: null }));
}

export function leadsOutside(path: string): boolean {
  return /^([/\\]|[a-zA-Z]:)/.test(path) || path.split(/[/\\]/).includes('..') || path.includes('\0');
}
