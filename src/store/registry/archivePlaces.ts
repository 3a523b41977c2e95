import type { Database, Statement } from '../sqlite';

/** Folders of archives that lie outside the project, by the digest of the package. */
export class ArchivePlaces {
  readonly #keep: Statement;
  readonly #of: Statement;

  constructor(database: Database) {
    this.#keep = database.prepare('INSERT OR REPLACE INTO archive_folders (digest, folder) VALUES (?, ?)');
    this.#of = database.prepare('SELECT folder FROM archive_folders WHERE digest = ? ORDER BY id DESC');
  }

  keep(digest: string, folder: string): void {
    this.#keep.run(digest, folder);
  }

  /** Newest first. */
  of(digest: string): readonly string[] {
    return this.#of.rows(digest).map(([folder]) => String(folder));
  }
}
