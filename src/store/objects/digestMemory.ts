import type { BigIntStats } from 'node:fs';
import * as z from 'zod/mini';
import type { Database, Statement } from '../sqlite';

/** A file that was changed so recently could be changed again without another time. */
const tooYoung = 2000n * 1_000_000n;

const row = z.object({ identity: z.string(), digest: z.string() });

/** Which files were digested before, so that one that is still the same is not read again. */
export class DigestMemory {
  readonly #known: Statement;
  readonly #sized: Statement;
  readonly #remember: Statement;

  constructor(
    database: Database,
    private readonly write: (work: () => void) => void,
  ) {
    this.#known = database.prepare('SELECT identity, digest FROM digested_files WHERE path = ?');
    this.#sized = database.prepare('SELECT 1 FROM digested_files WHERE bytes = ? LIMIT 1');
    this.#remember = database.prepare(`
      INSERT INTO digested_files (path, identity, bytes, digest) VALUES (?, ?, ?, ?)
      ON CONFLICT (path) DO UPDATE SET identity = excluded.identity, bytes = excluded.bytes, digest = excluded.digest`);
  }

  /** Null: it was never digested, or is another one by now. */
  recall(path: string, stats: BigIntStats): string | null {
    const known = this.#known.get(path);
    if (known === undefined) return null;
    const { identity, digest } = row.parse(known);
    return identity === identityOf(stats) ? digest : null;
  }

  /** Whether what has so many bytes may have come in before. */
  mayHaveSeen(bytes: number): boolean {
    return this.#sized.get(bytes) !== undefined;
  }

  /** `stats` are from before it was read, at `now` in milliseconds. */
  remember(path: string, stats: BigIntStats, digest: string, now: number): void {
    if (BigInt(now) * 1_000_000n - stats.mtimeNs < tooYoung) return;
    this.write(() => this.#remember.run(path, identityOf(stats), Number(stats.size), digest));
  }
}

/** The time of the last change of the inode is in it, because the other one can be set by anybody. */
function identityOf({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
}
