import * as z from 'zod/mini';
import type { Database, Statement } from '../sqlite';

const row = z.object({ value: z.number(), imported: z.number() });

/** What was read at a revision, and holds as long as that is the newest. */
export interface Known<T> {
  readonly revision: number;
  readonly value: T;
}

/** Numbers that grow with what is written, so that readers know what they may keep. */
export class RunRevision {
  readonly #read: Statement;
  readonly #mark: Statement;
  readonly #import: Statement;

  constructor(database: Database) {
    this.#read = database.prepare('SELECT value, imported FROM run_revision');
    this.#mark = database.prepare('UPDATE run_revision SET value = value + 1');
    this.#import = database.prepare('UPDATE run_revision SET value = value + 1, imported = value + 1');
  }

  /** `imported` stands still while people only mark runs and remove none. */
  read(): z.output<typeof row> {
    return row.parse(this.#read.get());
  }

  /** Begins the next revision, within a transaction. */
  next(by: 'mark' | 'import'): number {
    (by === 'mark' ? this.#mark : this.#import).run();
    return this.read().value;
  }
}
