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
import { DamagedDocument, readPackage, entryBytes } from './readPackage';
import { structureOf } from './packageStructure';

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
  const structure = read instanceof Refusal ? unreadStructure(read) : structureOf(read, entries, digests);
  const signature = signatureOf(entries, digests, key);
  const all = firstOfEach([
    ...entries.strange,
    ...problems,
    ...damaged,
    ...structure.problems,
    ...signatureProblems(signature),
  ]);
  const names = read instanceof Refusal ? namesOf(read) : read.files;
  return {
    ok: all.length === 0,
    digest: read instanceof Refusal ? null : read.digest,
    signed: signature?.state ?? 'absent',
    key: signature?.hint ?? null,
    files: read instanceof Refusal ? 0 : read.files.length,
    problems: all.map((problem) => byItsName(withUntold(problem, structure.untold), names)),
  };
}

/** Of a package that says nothing of what it holds: a document that is damaged is named itself. */
function unreadStructure(why: Refusal): ReturnType<typeof structureOf> {
  if (!(why instanceof DamagedDocument))
    return { problems: [{ path: 'index.json', problem: why.message }], untold: new Map() };
  return { problems: [], untold: new Map([[why.path, 'because of it nothing else of the package could be checked']]) };
}

function namesOf(why: Refusal): readonly NamedBlob[] {
  return why instanceof DamagedDocument
    ? [{ path: why.shown, digest: why.path.replace(/^blobs\/sha256\//, 'sha256:') }]
    : [];
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
  if (!/^blobs\/sha256\/[0-9a-f]{64}$/.test(path) || path === blobPath(digest)) return [];
  const expected = path.replace(/^blobs\/sha256\//, 'sha256:');
  return [{ path, problem: `is damaged: its content has the digest ${digest}, not ${expected}` }];
}

function attempt<T>(work: () => T): T | Refusal {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return error;
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

interface NamedBlob {
  readonly path: string;
  readonly digest: string;
}

/** A blob is told by the names of the files that it is. */
function byItsName({ path, problem }: Problem, files: readonly NamedBlob[]): Problem {
  const names = files.filter(({ digest }) => blobPath(digest) === path).map((file) => file.path);
  return { path: names.length > 0 ? names.join(', ') : path, problem };
}

function withUntold({ path, problem }: Problem, untold: ReadonlyMap<string, string>): Problem {
  const clause = untold.get(path);
  return clause === undefined ? { path, problem } : { path, problem: `${problem}; ${clause}` };
}

/** What is wrong with a file is said once, by what was found first: the others follow from it. */
function firstOfEach(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.toReversed().map((problem) => [problem.path, problem])).values()].toReversed();
}
