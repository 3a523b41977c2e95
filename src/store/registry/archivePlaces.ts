import type { Database, Statement } from '../sqlite';

/** Folders of archives that lie outside the project, by the digest of the package. */
export class ArchivePlaces {
  readonly #keep: Statement;
  readonly #of: Statement;

  constructor(database: Database) {
    this.#keep = database.prepare(
      'INSERT INTO archive_places (digest, folder) VALUES (?, ?) ON CONFLICT DO UPDATE SET folder = excluded.folder',
    );
    this.#of = database.prepare('SELECT folder FROM archive_places WHERE digest = ?');
  }

  keep(digest: string, folder: string): void {
    this.#keep.run(digest, folder);
  }

  of(digest: string): string | null {
    const [row] = this.#of.rows(digest);
    return row ? String(row[0]) : null;
  }
}
