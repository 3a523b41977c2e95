import type { Database, Statement } from '../sqlite';

/** A run with longer texts is found by their beginnings. */
const longestText = 4000;
const longestValue = 200;

export interface RunWordsOf {
  readonly names: readonly string[];
  readonly note: string;
  readonly labels: readonly string[];
  readonly params: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
}

/** The full text of runs. */
export class RunWords {
  readonly #add: Statement;
  readonly #remove: Statement;

  constructor(database: Database) {
    this.#add = database.prepare('INSERT INTO run_words (rowid, text) VALUES (?, ?)');
    this.#remove = database.prepare('DELETE FROM run_words WHERE rowid = ?');
  }

  write(run: number, isNew: boolean, words: RunWordsOf): void {
    if (!isNew) this.#remove.run(run);
    this.#add.run(run, textOf(words));
  }
}

function textOf({ names, note, labels, params, tags }: RunWordsOf): string {
  const parts = [...names, note, ...labels];
  for (const values of [params, tags]) {
    for (const [key, value] of values) parts.push(key, value.slice(0, longestValue));
  }
  return parts.join(' ').slice(0, longestText);
}
