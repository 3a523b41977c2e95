import { plural } from '../../base/text';
import type { AuditDraft } from '../../models/registry/registryStore';
import type { SteppedMarks } from '../../protocol/experiments/endpoints';
import { relabelled, type LabelChange } from '../../runs/marks';
import type { MarkChange, RunMarks, RunStore, StoredRun } from '../../runs/runStore';

/** Marks to be set on runs, by their ids. */
export interface MarkRuns {
  readonly ids: readonly string[];
  readonly marks: RunMarks;
  /** Tags that each gets and loses beside; its others stay. */
  readonly relabel?: LabelChange | null;
}

/** Does `work` and records in the audit trail what is to be told of it: both or neither. */
type Recorded = (
  work: () => readonly MarkChange[],
  draftsOf: (back: readonly MarkChange[]) => readonly AuditDraft[],
) => readonly MarkChange[];

/** Changes that can be taken back. */
const mostKept = 100;

interface Step {
  /** What leads back over it. */
  readonly back: readonly MarkChange[];
  /** What it set. */
  readonly marks: RunMarks;
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
    return this.#keep(changes, marks);
  }

  /** Brings back runs that were deleted, in whichever window; returns how many. */
  restore(ids: readonly string[]): number {
    if (this.refused !== null) throw new Error(this.refused);
    const wanted = new Set(ids);
    const runs = this.store.runs(this.store.removed()).filter(({ id }) => wanted.has(id));
    const marks = { removed: false };
    return this.#keep(
      runs.map(({ number }) => ({ number, marks })),
      marks,
    );
  }

  /** Takes the last change back and says which; null when there is none. What is another's since is left. */
  undo(): SteppedMarks | null {
    return this.#step(this.#done, this.#undone);
  }

  /** Does again what was taken back last; null when there is nothing, or something else was done since. */
  redo(): SteppedMarks | null {
    return this.#step(this.#undone, this.#done);
  }

  /** What cannot be written stays where it is, to be tried again. */
  #step(from: Step[], to: Step[]): SteppedMarks | null {
    const last = from.at(-1);
    if (!last) return null;
    const { back, marks } = last;
    const forward = this.#marked(back);
    from.pop();
    if (forward.length > 0) to.push({ back: forward, marks });
    const stay = back.length - forward.length;
    return {
      words: forward.length === 0 ? null : wordsOf(marks, forward.length),
      stays: stay === 0 ? null : staysWords(marks, stay),
      deleted: this.#runsSet(back, forward, true).map(({ id }) => id),
    };
  }

  #keep(changes: readonly MarkChange[], marks: RunMarks): number {
    if (changes.length === 0) return 0;
    this.#done.push({ back: this.#marked(changes), marks });
    if (this.#done.length > mostKept) this.#done.shift();
    this.#undone.length = 0;
    return changes.length;
  }

  #marked(changes: readonly MarkChange[]): readonly MarkChange[] {
    const work = () => this.store.mark(changes);
    if (changes.every(({ marks }) => marks.removed === undefined)) return work();
    return this.recorded(work, (back) =>
      [true, false].flatMap((removed) => {
        const runs = this.#runsSet(changes, back, removed);
        return runs.length === 0 ? [] : [deletion(runs, removed)];
      }),
    );
  }

  /** The runs that were deleted by changes, or came back. `back`: what leads back over those changes that were made. */
  #runsSet(changes: readonly MarkChange[], back: readonly MarkChange[], removed: boolean): readonly StoredRun[] {
    const made = new Set(back.map(({ number }) => number));
    const set = changes.filter(({ number, marks }) => marks.removed === removed && made.has(number));
    return this.store.runs(set.map(({ number }) => number));
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
  if (marks.removed !== undefined) return `${marks.removed ? 'deletion' : 'restoring'} of ${runs}`;
  if (marks.archived !== undefined) return marks.archived ? `archiving of ${runs}` : `return of ${runs}`;
  if (marks.starred !== undefined) return `star of ${runs}`;
  if (marks.name !== undefined) return `name of ${runs}`;
  return marks.note === undefined ? `tags of ${runs}` : `note of ${runs}`;
}

/** Of runs that somebody else changed since: what was done there is not taken back here. */
function staysWords(marks: RunMarks, count: number): string {
  const runs = plural(count, 'run');
  const were = count === 1 ? 'was' : 'were';
  const since = 'since, in another window';
  if (marks.removed !== undefined) return `${runs} ${were} deleted or restored ${since}; that stays`;
  if (marks.archived !== undefined) return `${runs} ${were} archived or unarchived ${since}; that stays`;
  const what = wordsOf(marks, count);
  return what.startsWith('tags')
    ? `The ${what} were changed ${since}; they stay`
    : `The ${what} was changed ${since}; it stays`;
}
