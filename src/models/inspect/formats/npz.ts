import { formatCount } from '../../../base/text';
import type { ZipArchive, ZipMember } from '../zip/zipArchive';
import { zipOf } from '../zip/knownZip';
import { archiveProblems, isTrick, memberStream } from '../zip/zipMembers';
import type { FileFormat, Findings, OpenedFile } from './format';
import { inspectNpy } from './npy';
import { sortedImports, worst } from './worst';

/** Arrays of NumPy in an archive. */
export const npz: FileFormat = {
  recognises: async (file) => {
    const archive = await zipOf(file);
    return archive !== null && archive.members.length > 0 && archive.members.every(({ name }) => name.endsWith('.npy'));
  },
  inspect: async (file) => {
    const archive = await zipOf(file);
    return archive === null ? { format: 'npz', verdict: 'partly-scanned' } : inspectArrays(file, archive);
  },
};

async function inspectArrays(file: OpenedFile, archive: ZipArchive): Promise<Findings> {
  const found: Findings[] = [];
  for (const member of archive.members) {
    file.signal.throwIfAborted();
    found.push(await inspectArray(file, member));
  }
  return {
    format: 'npz',
    ...merged(found),
    verdict: isTrick(archive) ? 'dangerous' : worst(found.map(({ verdict }) => verdict)),
    parameters: found.reduce((all, { parameters }) => all + (parameters ?? 0), 0),
    parts: archive.members.map(({ name }, index) => ({
      path: name,
      format: 'npy',
      verdict: found[index]?.verdict ?? 'partly-scanned',
    })),
    problems: [...archiveProblems(archive), ...found.flatMap(({ problems }) => problems ?? [])],
  };
}

/** Tensors and imports of the members of an archive together. */
export function merged(found: readonly Findings[]): Pick<Findings, 'tensors' | 'imports'> {
  return {
    tensors: found.flatMap(({ tensors }) => tensors ?? []),
    imports: sortedImports(found.flatMap(({ imports }) => imports ?? [])),
  };
}

/** An array that is a member of an archive, named as the member without its ending. */
export async function inspectArray({ source, trusted, signal }: OpenedFile, member: ZipMember): Promise<Findings> {
  const stream = memberStream(source, member);
  if (stream === null) {
    const problem = `"${member.name}" is packed in a way that is not known.`;
    return { format: 'npy', verdict: 'partly-scanned', problems: [{ problem, at: null }] };
  }
  try {
    const name = member.name.replace(/\.npy$/, '');
    const { behind, ...found } = await inspectNpy(stream, { trusted, signal }, member.bytes, name);
    const told = found.problems?.map(({ problem }) => problem) ?? [];
    const all = behind === 0 ? told : [...told, `${formatCount(behind)} bytes behind its numbers belong to none.`];
    return { ...found, problems: all.map((problem) => ({ problem: `${member.name}: ${problem}`, at: null })) };
  } finally {
    await stream.close();
  }
}
