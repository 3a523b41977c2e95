import type { RowRef, ViewState } from '../../../src/protocol/experiments/viewState';
import type { CurveZoom } from './chartLook';
import { rowKey } from './rowKey';

/** What can be taken back: a change of the view, or one of runs, which the extension takes back. */
export interface Undoable {
  /** Null: the view did not change. */
  before: ViewState | null;
  readonly marks: boolean;
  /** What was asked for was not done: there is nothing to take back. */
  failed?: true;
  /** Of which view `before` was, where another one was opened in its place. */
  readonly opened?: OpenedFrom;
}

/** What belongs to a view besides what it shows. */
export interface OpenedFrom {
  readonly name: string | null;
  readonly lostBaseline: RowRef | null;
  readonly zoom: CurveZoom;
}

const longest = 100;

/** What was done, newest last, so that one key takes it all back in order, and another one does it again. */
export class UndoTimeline {
  readonly #done: Undoable[] = [];
  /** What leads forward again over what was taken back since something was done, newest last. */
  readonly #undone: Undoable[] = [];
  /** Of these what is asked of the extension and not answered yet, oldest first. */
  readonly #begun: Undoable[] = [];
  /** When each was done, by which one that was taken finds its place again. */
  readonly #places = new WeakMap<Undoable, number>();
  #pushed = 0;
  #lastKind = '';
  #lastAt = -Infinity;

  /** Changes of one kind in quick succession (dragging an edge, typing a filter) are one. */
  viewChanged(before: ViewState, kind: string, now: number): void {
    const continued = kind === this.#lastKind && now - this.#lastAt < 1000;
    this.#lastKind = kind;
    this.#lastAt = now;
    if (!continued) this.#begin({ before, marks: false });
  }

  /** Another view was opened: what is done next is a step of its own. */
  viewOpened(before: ViewState, opened: OpenedFrom): void {
    this.#lastKind = '';
    this.#begin({ before, marks: false, opened });
  }

  /** Something is to be done to runs: here is its place, however long that takes. What is begun first ends first. */
  marksBegun(): void {
    this.#lastKind = '';
    const begun = { before: null, marks: true };
    this.#begun.push(begun);
    this.#begin(begun);
  }

  /** What was begun first is done. `gone`: the baseline that went with it, to which no later change leads back. */
  marksChanged(gone: RowRef | null): void {
    const ended = this.#begun.shift();
    const at = ended ? this.#done.indexOf(ended) : -1;
    // Of what is to be taken back already the baseline comes back.
    if (gone === null || at < 0) return;
    for (const later of this.#done.slice(at + 1)) later.before = without(later.before, gone);
  }

  /** What was begun first was not done. */
  marksFailed(): void {
    const failed = this.#begun.shift();
    if (!failed) return;
    failed.failed = true;
    this.drop(failed);
  }

  take(): Undoable | null {
    this.#lastKind = '';
    return this.#done.pop() ?? null;
  }

  /** What was taken back last. */
  takeAgain(): Undoable | null {
    this.#lastKind = '';
    return this.#undone.pop() ?? null;
  }

  /** Something is taken back; `forward` leads over it again. */
  undone(forward: Undoable): void {
    this.#undone.push(forward);
  }

  /** What was taken back is done again; `back` takes it back as before. */
  redone(back: Undoable): void {
    this.#push(back);
  }

  /** What was to be done again, or taken back, was not: there is nothing that leads over it. */
  drop(step: Undoable): void {
    for (const steps of [this.#done, this.#undone]) {
      const at = steps.indexOf(step);
      if (at >= 0) steps.splice(at, 1);
    }
  }

  /** What was taken could not be taken back: it stands again where it stood, before what was done since. */
  putBack(done: Undoable): void {
    const place = this.#places.get(done) ?? Infinity;
    const later = this.#done.findIndex((each) => (this.#places.get(each) ?? Infinity) > place);
    this.#done.splice(later < 0 ? this.#done.length : later, 0, done);
  }

  /** Something new is done: what was taken back before leads nowhere any more. */
  #begin(done: Undoable): void {
    this.#undone.length = 0;
    this.#push(done);
  }

  #push(done: Undoable): void {
    this.#places.set(done, this.#pushed++);
    this.#done.push(done);
    if (this.#done.length > longest) this.#done.shift();
  }
}

function without(view: ViewState | null, gone: RowRef): ViewState | null {
  return view?.baseline && rowKey(view.baseline) === rowKey(gone) ? { ...view, baseline: null } : view;
}
