import { digestFile, digestOf, type Digested } from '../../disk/digestFile';
import { inOrder } from '../../disk/inOrder';
import type { Streaming } from '../../disk/streaming';
import { unreadable } from '../../disk/unreadable';
import { checkSignature, type CheckedSignature } from '../signing/modelSignature';
import type { SigningKey } from '../signing/signingKey';
import { Refusal } from '../refusal';
import { blobPath, signatureFile } from './layoutDocuments';
import type { Verification } from './modelPackage';
import type { PackageEntries, PackageEntry } from './packageEntries';
import { readPackage, entryBytes } from './readPackage';
import { structureProblems } from './packageStructure';

type Problem = Verification['problems'][number];

/** Reads every byte of a package and names each file that is not what it should be, and why. */
export async function verifyPackage(
  entries: PackageEntries,
  key: SigningKey | null,
  streaming: Streaming,
): Promise<Verification> {
  return verifyDigests(entries, await digestAll(entries, streaming), key);
}

/** The same by digests that were made just now. */
export function verifyDigests(
  entries: PackageEntries,
  { digests, problems }: EntryDigests,
  key: SigningKey | null,
): Verification {
  const damaged = [...digests].flatMap(([path, { digest }]) => nameProblem(path, digest));
  const read = attempt(() => readPackage(entries));
  const structure =
    typeof read === 'string' ? [{ path: 'index.json', problem: read }] : structureProblems(read, entries, digests);
  const signature = signatureOf(entries, digests, key);
  const strange = new Set(entries.strange.map(({ path }) => path));
  const others = [...problems, ...damaged, ...structure, ...signatureProblems(signature)];
  const all = [...entries.strange, ...others.filter(({ path }) => !strange.has(path))];
  const packaged = typeof read === 'string' ? [] : read.files;
  return {
    ok: all.length === 0,
    digest: typeof read === 'string' ? null : read.digest,
    signed: signature?.state ?? 'absent',
    key: signature?.hint ?? null,
    files: packaged.length,
    problems: distinct(all.map((problem) => byItsName(problem, packaged))),
  };
}

interface EntryDigests {
  readonly digests: ReadonlyMap<string, Digested>;
  /** Files that could not be read. */
  readonly problems: readonly Problem[];
}

/** The digest of every file of a layout but its signature: what a signature signs. */
export async function digestAll({ files }: PackageEntries, streaming: Streaming): Promise<EntryDigests> {
  const digests = new Map<string, Digested>();
  const problems: Problem[] = [];
  await inOrder([...files], async ([path, entry]) => {
    if (path === signatureFile) return;
    streaming.signal.throwIfAborted();
    try {
      digests.set(path, await digestEntry(entry, streaming));
    } catch (error) {
      streaming.signal.throwIfAborted();
      problems.push({ path, problem: unreadable(error) });
    }
  });
  return { digests, problems };
}

function digestEntry(entry: PackageEntry, streaming: Streaming): Promise<Digested> | Digested {
  if ('file' in entry) return digestFile(entry.file, streaming);
  return { digest: digestOf(entry.bytes), bytes: entry.bytes.length };
}

function nameProblem(path: string, digest: string): readonly Problem[] {
  if (!path.startsWith('blobs/') || path === blobPath(digest)) return [];
  const expected = path.replace(/^blobs\/(\w+)\//, '$1:');
  return [{ path, problem: `is damaged: its content has the digest ${digest}, not ${expected}` }];
}

function attempt<T>(work: () => T): T | string {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

function signatureOf(
  { files }: PackageEntries,
  digests: ReadonlyMap<string, Digested>,
  key: SigningKey | null,
): CheckedSignature | null {
  if (!files.has(signatureFile)) return null;
  const text = Buffer.from(entryBytes(files, signatureFile)).toString('utf8');
  return checkSignature(text, new Map([...digests].map(([path, { digest }]) => [path, digest])), key);
}

function signatureProblems(signature: CheckedSignature | null): readonly Problem[] {
  return (signature?.problems ?? []).map(({ path, problem }) => ({ path: path ?? signatureFile, problem }));
}

/** A blob is told by the names of the files that it is. */
function byItsName(
  { path, problem }: Problem,
  files: readonly { readonly path: string; readonly digest: string }[],
): Problem {
  const names = files.filter(({ digest }) => blobPath(digest) === path).map((file) => file.path);
  return { path: names.length > 0 ? names.join(', ') : path, problem };
}

function distinct(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
