import type { ViewState } from '../../../src/protocol/experiments/viewState';

/** What can be taken back: a change of the view, or one of runs, which the extension takes back. */
type Undoable = { readonly type: 'view'; readonly before: ViewState } | { readonly type: 'marks' };

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
    if (!continued) this.#push({ type: 'view', before });
  }

  marksChanged(): void {
    this.#lastKind = '';
    this.#push({ type: 'marks' });
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
