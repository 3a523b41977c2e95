import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isLiveFile } from './liveFolder';

/** Asks git in a folder; null where there is no git, no repository, or no answer. */
export type ReadGit = (folder: string, args: readonly string[], input?: string) => Promise<Buffer | null>;

/** An experiment that DVC keeps in git: a commit under `refs/exps/<baseline>/<name>` (dvc/repo/experiments/refs.py). */
export interface GitExperiment {
  readonly nativeId: string;
  readonly name: string;
  readonly commit: string;
  /** The commit it was begun on. */
  readonly baseline: string;
  /** Milliseconds since 1970. */
  readonly saved: number;
}

const reference = /^([0-9a-f]{40,64}) (\d+) refs\/exps\/([0-9a-f]{2})\/([0-9a-f]{38,62})\/(.+)$/;

/** Null where git cannot be asked. What DVC keeps there for its own work names no baseline, and is none. */
export async function gitExperiments(readGit: ReadGit, folder: string): Promise<readonly GitExperiment[] | null> {
  const format = '--format=%(objectname) %(committerdate:unix) %(refname)';
  const answer = await readGit(folder, ['for-each-ref', format, 'refs/exps']);
  if (answer === null) return null;
  return answer
    .toString()
    .split('\n')
    .flatMap((line) => {
      const [, commit, saved, start, rest, name] = reference.exec(line) ?? [];
      if (commit === undefined || name === undefined) return [];
      const baseline = `${start ?? ''}${rest ?? ''}`;
      return [{ nativeId: `${baseline}/${name}`, name, commit, baseline, saved: Number(saved) * 1000 }];
    });
}

/** Names and blobs of the files of DVCLive that a commit has in a folder; null where git cannot be asked. */
export async function liveBlobs(
  readGit: ReadGit,
  folder: string,
  commit: string,
): Promise<ReadonlyMap<string, string> | null> {
  const answer = await readGit(folder, ['ls-tree', '-r', '-z', commit]);
  if (answer === null) return null;
  const entries = answer.toString().split('\0');
  const blobs = entries.flatMap((entry) => {
    const [, blob, name = ''] = /^100\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(entry) ?? [];
    return blob !== undefined && isLiveFile(name) ? [[name, blob] as const] : [];
  });
  return new Map(blobs);
}

/** Puts blobs into a folder of its own for as long as they are read; null where git does not give them all. */
export async function withBlobs<Result>(
  readGit: ReadGit,
  repository: string,
  blobs: ReadonlyMap<string, string>,
  read: (folder: string) => Result,
): Promise<Result | null> {
  const answer = await readGit(repository, ['cat-file', '--batch'], [...blobs.values(), ''].join('\n'));
  const contents = answer === null ? [] : [...batchContents(answer)];
  if (contents.length < blobs.size) return null;
  const folder = mkdtempSync(join(tmpdir(), 'tend-experiment-'));
  try {
    for (const [index, name] of [...blobs.keys()].entries()) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), contents[index] ?? '');
    }
    return read(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each is a line `<name> blob <size>`, so many bytes, and an end of line (git-cat-file, batch output). */
function* batchContents(answer: Buffer): Iterable<Buffer> {
  for (let at = 0; at < answer.length;) {
    const line = answer.indexOf('\n', at);
    const size = Number(/ blob (\d+)$/.exec(answer.toString('latin1', at, line))?.[1] ?? NaN);
    if (Number.isNaN(size)) return;
    yield answer.subarray(line + 1, line + 1 + size);
    at = line + size + 2;
  }
}

/** The same for the same files: of blobs that a commit has, and of files on disk. */
export function contentsOf(blobs: ReadonlyMap<string, string>): string {
  const lines = [...blobs].map(([name, blob]) => `${name} ${blob}`).sort();
  return createHash('sha256').update(lines.join('\n')).digest('base64');
}

/** Files as git would name them. */
export function blobsOnDisk(folder: string, files: readonly string[]): ReadonlyMap<string, string> {
  const blobs = new Map<string, string>();
  for (const name of files) {
    try {
      const bytes = readFileSync(join(folder, name));
      blobs.set(name, createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex'));
    } catch {
      // A file that is not there is not among them.
    }
  }
  return blobs;
}
