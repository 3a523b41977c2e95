import type { StoredView, ViewStamp, ViewState } from '../../../src/protocol/experiments/viewState';

/** What happened to the file of a view that is on the screen with changes of its own, or cannot be shown as the file has it. */
export type FileNews =
  | { readonly type: 'changed'; readonly stored: StoredView }
  | { readonly type: 'deleted' }
  | { readonly type: 'unreadable'; readonly words: string };

interface NamedView {
  readonly saved: ViewState;
  /** Null: it has no file, or none that is known. */
  readonly stamp: ViewStamp | null;
  readonly news: FileNews | null;
}

/** Under which name the view on the screen stands, and how the views that this page has shown are saved. */
export class NamedViews {
  /** Null: all runs, which are saved under no name. */
  name: string | null = null;
  readonly #views = new Map<string | null, NamedView>();

  /** The view of this name is saved like that, and is the one on the screen. */
  take(name: string | null, saved: ViewState, stamp: ViewStamp | null): void {
    this.name = name;
    this.#views.set(name, { saved, stamp, news: null });
  }

  /** How the view on the screen is saved. */
  get saved(): ViewState | undefined {
    return this.#views.get(this.name)?.saved;
  }

  get stamp(): ViewStamp | null {
    return this.#views.get(this.name)?.stamp ?? null;
  }

  /** What the file holds now is what the view is saved as. */
  keep(stamp: ViewStamp): void {
    const { saved } = this;
    if (saved) this.take(this.name, saved, stamp);
  }

  get news(): FileNews | null {
    return this.#views.get(this.name)?.news ?? null;
  }

  /** What is new of the file of the view on the screen; null: it is as it was read. */
  set news(news: FileNews | null) {
    const view = this.#views.get(this.name);
    if (view) this.#views.set(this.name, { ...view, news });
  }

  /** The view on the screen was deleted: what it shows is a change of what `all` runs look like. */
  wasDeleted(all: ViewState): void {
    this.#views.delete(this.name);
    this.take(null, all, null);
  }

  /** Leads back to a view; one that was deleted meanwhile has no name any more. */
  goBack(name: string | null): void {
    this.name = this.#views.has(name) ? name : null;
  }
}
