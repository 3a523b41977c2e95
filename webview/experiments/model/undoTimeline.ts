import type { RowRef, ViewState } from '../../../src/protocol/experiments/viewState';

/** What can be taken back: a change of the view, one of runs, which the extension takes back, or both at once. */
export interface Undoable {
  /** Null: the view did not change. */
  before: ViewState | null;
  readonly marks: boolean;
  /** Of which view `before` was, where another one was opened in its place. */
  readonly opened?: OpenedFrom;
}

/** What belongs to a view besides what it shows. */
interface OpenedFrom {
  readonly name: string | null;
  readonly lostBaseline: RowRef | null;
}

const longest = 100;

/** What was done, newest last, so that one key takes it all back in order. */
export class UndoTimeline {
  readonly #done: Undoable[] = [];
  /** Of these what is asked of the extension and not answered yet, oldest first. */
  readonly #begun: Undoable[] = [];
  #lastKind = '';
  #lastAt = -Infinity;

  /** Changes of one kind in quick succession (dragging an edge, typing a filter) are one. */
  viewChanged(before: ViewState, kind: string, now: number): void {
    const continued = kind === this.#lastKind && now - this.#lastAt < 1000;
    this.#lastKind = kind;
    this.#lastAt = now;
    if (!continued) this.#push({ before, marks: false });
  }

  /** Another view was opened: what is done next is a step of its own. */
  viewOpened(before: ViewState, opened: OpenedFrom): void {
    this.#lastKind = '';
    this.#push({ before, marks: false, opened });
  }

  /** Something is to be done to runs: here is its place, however long that takes. What is begun first ends first. */
  marksBegun(): void {
    this.#lastKind = '';
    const begun = { before: null, marks: true };
    this.#begun.push(begun);
    this.#push(begun);
  }

  /** `withView`: the last change of the view came of it, and goes back with it; returns the view that goes back. */
  marksChanged(withView: boolean): ViewState | null {
    const ended = this.#begun.shift();
    const before = withView ? (this.#done.pop()?.before ?? null) : null;
    if (ended) ended.before = before;
    return before;
  }

  /** What was begun first was not done. */
  marksFailed(): void {
    const failed = this.#begun.shift();
    const at = failed ? this.#done.indexOf(failed) : -1;
    if (at >= 0) this.#done.splice(at, 1);
  }

  take(): Undoable | null {
    this.#lastKind = '';
    return this.#done.pop() ?? null;
  }

  #push(done: Undoable): void {
    this.#done.push(done);
    if (this.#done.length > longest) this.#done.shift();
  }
}
