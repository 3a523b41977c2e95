import type { Database, Statement } from '../sqlite';

/** Who needs which objects. */
export class ObjectHolds {
  readonly #add: Statement;
  readonly #remove: Statement;
  readonly #removeOne: Statement;
  readonly #of: Statement;
  readonly #all: Statement;
  readonly #owners: Statement;

  constructor(
    database: Database,
    private readonly write: (work: () => void) => void,
  ) {
    this.#add = database.prepare('INSERT INTO object_holds (owner, digest) VALUES (?, ?) ON CONFLICT DO NOTHING');
    this.#remove = database.prepare('DELETE FROM object_holds WHERE owner = ?');
    this.#removeOne = database.prepare('DELETE FROM object_holds WHERE owner = ? AND digest = ?');
    this.#of = database.prepare('SELECT digest FROM object_holds WHERE owner = ? ORDER BY digest');
    this.#all = database.prepare('SELECT DISTINCT digest FROM object_holds');
    this.#owners = database.prepare('SELECT DISTINCT owner FROM object_holds ORDER BY owner');
  }

  add(owner: string, digests: readonly string[]): void {
    this.write(() => {
      for (const digest of digests) this.#add.run(owner, digest);
    });
  }

  /** All of an owner's, or those on some digests. */
  remove(owner: string, digests?: readonly string[]): void {
    this.write(() => {
      if (digests) for (const digest of digests) this.#removeOne.run(owner, digest);
      else this.#remove.run(owner);
    });
  }

  /** All of an owner's, within a transaction that somebody else makes. */
  removeWithin(owner: string): void {
    this.#remove.run(owner);
  }

  of(owner: string): readonly string[] {
    return this.#of.rows(owner).map(([digest]) => String(digest));
  }

  owners(): readonly string[] {
    return this.#owners.rows().map(([owner]) => String(owner));
  }

  all(): ReadonlySet<string> {
    return new Set(this.#all.rows().map(([digest]) => String(digest)));
  }
}
