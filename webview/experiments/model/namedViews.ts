import type { ViewState } from '../../../src/protocol/experiments/viewState';

/** Under which name the view on the screen stands, and how the views that this page has shown are saved. */
export class NamedViews {
  /** Null: all runs, which are saved under no name. */
  name: string | null = null;
  readonly #saved = new Map<string | null, ViewState>();

  /** The view of this name is saved like that, and is the one on the screen. */
  take(name: string | null, saved: ViewState): void {
    this.name = name;
    this.#saved.set(name, saved);
  }

  /** How the view on the screen is saved. */
  get saved(): ViewState | undefined {
    return this.#saved.get(this.name);
  }

  /** The view on the screen was deleted: what it shows is a change of what `all` runs look like. */
  wasDeleted(all: ViewState): void {
    this.#saved.delete(this.name);
    this.take(null, all);
  }

  /** Leads back to a view; one that was deleted meanwhile has no name any more. */
  goBack(name: string | null): void {
    this.name = this.#saved.has(name) ? name : null;
  }
}
