import { plural } from '../../base/text';
import type { AuditDraft } from '../../models/registry/registryStore';
import type { RedoneMarks } from '../../protocol/experiments/endpoints';
import { relabelled, type LabelChange } from '../../runs/marks';
import type { MarkChange, RunMarks, RunStore, StoredRun } from '../../runs/runStore';

/** Marks to be set on runs, by their ids. */
export interface MarkRuns {
  readonly ids: readonly string[];
  readonly marks: RunMarks;
  /** Tags that each gets and loses beside; its others stay. */
  readonly relabel?: LabelChange | null;
}

/** Does `work` and records the drafts in the audit trail: both or neither. */
type Recorded = (drafts: readonly AuditDraft[], work: () => readonly MarkChange[]) => readonly MarkChange[];

/** Changes that can be taken back. */
const mostKept = 100;

interface Step {
  /** What leads back over it. */
  readonly back: readonly MarkChange[];
  readonly words: string;
}

/** Marks runs, takes the last changes back, last first, and does them again: those of every surface of a window. */
export class MarkHistory {
  readonly #done: Step[] = [];
  /** What was taken back since something was done. */
  readonly #undone: Step[] = [];

  /** `recorded` is for runs that are deleted, and those that come back. `refused`: why nothing can be marked, in one sentence. */
  constructor(
    private readonly store: RunStore,
    private readonly recorded: Recorded,
    private readonly refused: string | null = null,
  ) {}

  /** Returns how many of the runs are known. */
  mark({ ids, marks, relabel }: MarkRuns): number {
    if (this.refused !== null) throw new Error(this.refused);
    const numbers = ids.flatMap((id) => this.store.byId(id) ?? []);
    const changes = relabel
      ? this.store.runs(numbers).map(({ number, labels }) => ({
          number,
          marks: { ...marks, labels: relabelled(labels, relabel) },
        }))
      : numbers.map((number) => ({ number, marks }));
    if (changes.length === 0) return 0;
    this.#done.push({ back: this.#marked(changes), words: wordsOf(marks, changes.length) });
    if (this.#done.length > mostKept) this.#done.shift();
    this.#undone.length = 0;
    return changes.length;
  }

  /** Takes the last change back and says which; null when there is none. */
  undo(): string | null {
    return this.#step(this.#done, this.#undone)?.words ?? null;
  }

  /** Does again what was taken back last; null when there is nothing, or something else was done since. */
  redo(): RedoneMarks | null {
    return this.#step(this.#undone, this.#done);
  }

  /** What cannot be written stays where it is, to be tried again. */
  #step(from: Step[], to: Step[]): RedoneMarks | null {
    const last = from.at(-1);
    if (!last) return null;
    const removed = last.back.filter(({ marks }) => marks.removed === true).map(({ number }) => number);
    const deleted = this.store.runs(removed).map(({ id }) => id);
    to.push({ back: this.#marked(last.back), words: last.words });
    from.pop();
    return { words: last.words, deleted };
  }

  #marked(changes: readonly MarkChange[]): readonly MarkChange[] {
    const drafts = [true, false].flatMap((removed) => {
      const runs = changes.filter(({ marks }) => marks.removed === removed).map(({ number }) => number);
      return runs.length === 0 ? [] : [deletion(this.store.runs(runs), removed)];
    });
    const work = () => this.store.mark(changes);
    return drafts.length === 0 ? work() : this.recorded(drafts, work);
  }
}

/** One record for all runs of a change, which names each by its id. */
function deletion(runs: readonly StoredRun[], removed: boolean): AuditDraft {
  const [first] = runs;
  return {
    action: removed ? 'run.deleted' : 'run.returned',
    subject: runs.length === 1 ? (first?.name ?? '') : plural(runs.length, 'run'),
    subjectDigest: null,
    reason: '',
    before: null,
    after: runs.map(({ id }) => id).join(', '),
  };
}

function wordsOf(marks: RunMarks, count: number): string {
  const runs = plural(count, 'run');
  if (marks.removed !== undefined) return `deletion of ${runs}`;
  if (marks.archived !== undefined) return marks.archived ? `archiving of ${runs}` : `return of ${runs}`;
  if (marks.starred !== undefined) return `star of ${runs}`;
  if (marks.name !== undefined) return `name of ${runs}`;
  return marks.note === undefined ? `tags of ${runs}` : `note of ${runs}`;
}
