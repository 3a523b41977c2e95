import { noChange, type ElementPart } from 'lit';
import { Directive, directive } from 'lit/directive.js';

/** Folds a bar step by step until what is left of it has room, whatever its words are. */
class FittingBar extends Directive {
  #bar: HTMLElement | null = null;
  #folds: readonly string[] = [];

  override render(_folds: readonly string[]): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [folds]: [readonly string[]]): typeof noChange {
    const isNew = this.#bar === null;
    this.#bar = element as HTMLElement;
    this.#folds = folds;
    if (isNew) this.#watch(this.#bar);
    // What stands in the bar is drawn after the bar.
    queueMicrotask(() => this.#fit());
    return noChange;
  }

  #watch(bar: HTMLElement): void {
    new ResizeObserver(() => this.#fit()).observe(bar);
    void document.fonts.ready.then(() => this.#fit());
  }

  #fit(): void {
    const bar = this.#bar;
    if (!bar) return;
    for (const fold of this.#folds) {
      bar.dataset.folded = fold;
      if (bar.scrollWidth <= bar.clientWidth) return;
    }
  }
}

/**
 * Says on a bar how far it has to fold, as `data-folded`: the first of these names, from least to most, with which nothing of it
 * lies outside. What each of them hides is a matter of style.
 */
export const fittingBar = directive(FittingBar);
