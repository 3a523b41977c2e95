import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMissing } from '../../base/errors';
import { namesIn } from '../../disk/namesIn';
import { writeWhole } from '../../disk/writeWhole';
import type { LedgerProblem } from '../registry/ledgerFiles';
import { ledgerFolder } from '../registry/ledgerFolder';
import type { AuditRecord } from '../registry/registryStore';

/** That a chain once had this record at this place, as text that git keeps. */
export interface Checkpoint {
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
  /** The file that says so, relative to the project. */
  readonly path: string;
}

export interface ReadCheckpoints {
  readonly checkpoints: readonly Checkpoint[];
  /** Lines that say nothing of a record: whatever stood there before cannot be compared any more. */
  readonly problems: readonly LedgerProblem[];
  /** Stores that have checkpoints of their own there: of other clones, whose chains are not this one. */
  readonly others: number;
}

/**
 * Every store has a chain of its own, named by its first record, and a folder of its own with a file for each checkpoint, so
 * that branches of one machine never clash either, whoever merges them.
 */
function checkpointFolder(first: AuditRecord): string {
  return `${ledgerFolder}/checkpoints/${first.hash.slice(0, 12)}`;
}

/** Notes a record outside the database, where whoever rewrites the database does not reach what was committed. */
export function addCheckpoint(root: string, first: AuditRecord, { seq, hash, at, action, subject }: AuditRecord): void {
  const folder = join(root, checkpointFolder(first));
  mkdirSync(folder, { recursive: true });
  writeWhole(
    join(folder, `${seq}-${hash.slice(0, 12)}.txt`),
    Buffer.from(`${seq} ${hash} ${at} ${action} ${subject}\n`),
  );
}

/** The checkpoints of a chain (null: nothing is recorded yet); its first ones may stand in one file, a line each, as they were written once. */
export function readCheckpoints(root: string, first: AuditRecord | null): ReadCheckpoints {
  const own = first && checkpointFolder(first);
  const stores = new Set(namesIn(join(root, ledgerFolder, 'checkpoints')).map((name) => name.replace(/\.txt$/, '')));
  const others = [...stores].filter((name) => own !== `${ledgerFolder}/checkpoints/${name}`).length;
  return { ...(own === null ? { checkpoints: [], problems: [] } : readFolder(root, own)), others };
}

function readFolder(root: string, folder: string): Omit<ReadCheckpoints, 'others'> {
  const names = namesIn(join(root, folder)).filter((name) => name.endsWith('.txt'));
  const read = [`${folder}.txt`, ...names.map((name) => `${folder}/${name}`)].flatMap((path) => readLines(root, path));
  return {
    checkpoints: read.flatMap((it) => ('seq' in it ? it : [])),
    problems: read.flatMap((it) => ('problem' in it ? it : [])),
  };
}

function readLines(root: string, path: string): readonly (Checkpoint | LedgerProblem)[] {
  const lines = textOf(join(root, path)).split(/\r?\n/);
  return lines.flatMap((line, index) => (line.trim() === '' ? [] : readLine(line, index + 1, path)));
}

function readLine(line: string, number: number, path: string): Checkpoint | LedgerProblem {
  const [, seq, hash, at] = /^([1-9]\d{0,14}) ([0-9a-f]{64}) (\S+) /.exec(line) ?? [];
  if (seq !== undefined && hash !== undefined && at !== undefined) return { seq: Number(seq), hash, at, path };
  return { path, problem: `Its line ${number} is no checkpoint: it was edited by hand, or a merge stopped in it.` };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return '';
    throw error;
  }
}
