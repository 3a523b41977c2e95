import { plural } from '../../base/text';
import type { MarkChange, RunMarks, RunStore } from '../../runs/runStore';

/** Marks to be set on runs, by their ids. */
export interface MarkRuns {
  readonly ids: readonly string[];
  readonly marks: RunMarks;
}

/** Changes that can be taken back. */
const mostKept = 100;

/** Marks runs, and takes the last changes back, last first: those of every surface of a window. */
export class MarkHistory {
  readonly #undo: { readonly before: readonly MarkChange[]; readonly words: string }[] = [];

  constructor(private readonly store: RunStore) {}

  /** Returns how many of the runs are known. */
  mark({ ids, marks }: MarkRuns): number {
    const changes = ids.flatMap((id) => {
      const number = this.store.byId(id);
      return number === null ? [] : [{ number, marks }];
    });
    if (changes.length === 0) return 0;
    this.#undo.push({ before: this.store.mark(changes), words: wordsOf(marks, changes.length) });
    if (this.#undo.length > mostKept) this.#undo.shift();
    return changes.length;
  }

  /** Takes the last change back and says which; null when there is none. */
  undo(): string | null {
    const last = this.#undo.pop();
    if (!last) return null;
    this.store.mark(last.before);
    return last.words;
  }
}

function wordsOf(marks: RunMarks, count: number): string {
  const runs = plural(count, 'run');
  if (marks.removed !== undefined) return `deletion of ${runs}`;
  if (marks.archived !== undefined) return marks.archived ? `archiving of ${runs}` : `return of ${runs}`;
  if (marks.starred !== undefined) return `star of ${runs}`;
  if (marks.name !== undefined) return `name of ${runs}`;
  return marks.note === undefined ? `tags of ${runs}` : `note of ${runs}`;
}
