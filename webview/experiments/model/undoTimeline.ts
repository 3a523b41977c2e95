import type { ViewState } from '../../../src/protocol/experiments/viewState';

/** What can be taken back: a change of the view, one of runs, which the extension takes back, or both at once. */
interface Undoable {
  /** Null: the view did not change. */
  readonly before: ViewState | null;
  readonly marks: boolean;
}

const longest = 100;

/** What was done, newest last, so that one key takes it all back in order. */
export class UndoTimeline {
  readonly #done: Undoable[] = [];
  #lastKind = '';
  #lastAt = -Infinity;

  /** Changes of one kind in quick succession (dragging an edge, typing a filter) are one. */
  viewChanged(before: ViewState, kind: string, now: number): void {
    const continued = kind === this.#lastKind && now - this.#lastAt < 1000;
    this.#lastKind = kind;
    this.#lastAt = now;
    if (!continued) this.#push({ before, marks: false });
  }

  /** `withView`: the change of the view before it came of it, and goes back with it; returns the view that goes back. */
  marksChanged(withView: boolean): ViewState | null {
    this.#lastKind = '';
    const before = withView ? (this.#done.pop()?.before ?? null) : null;
    this.#push({ before, marks: true });
    return before;
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
