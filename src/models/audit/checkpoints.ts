import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isMissing } from '../../base/errors';
import { ledgerFolder } from '../registry/ledgerFolder';
import type { AuditRecord } from '../registry/registryStore';

/** That a chain once had this record at this place, as text that git keeps. */
export interface Checkpoint {
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
}

/** Every store has a chain of its own, named by its first record, and a file of its own, so that branches never clash. */
function checkpointPath(first: AuditRecord): string {
  return `${ledgerFolder}/checkpoints/${first.hash.slice(0, 12)}.txt`;
}

/** Notes a record outside the database, where whoever rewrites the database does not reach what was committed. */
export function addCheckpoint(root: string, first: AuditRecord, { seq, hash, at, action, subject }: AuditRecord): void {
  const path = join(root, checkpointPath(first));
  mkdirSync(dirname(path), { recursive: true });
  const descriptor = openSync(path, 'a');
  try {
    writeSync(descriptor, `${seq} ${hash} ${at} ${action} ${subject}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The checkpoints of a chain, in their order; a line that is none is passed over. */
export function readCheckpoints(root: string, first: AuditRecord): readonly Checkpoint[] {
  try {
    const lines = readFileSync(join(root, checkpointPath(first)), 'utf8').split(/\r?\n/);
    return lines.flatMap((line) => {
      const [, seq, hash, at] = /^(\d+) ([0-9a-f]{64}) (\S+) /.exec(line) ?? [];
      return seq === undefined || hash === undefined || at === undefined ? [] : [{ seq: Number(seq), hash, at }];
    });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
