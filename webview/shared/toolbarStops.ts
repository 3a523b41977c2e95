import { noChange, type ElementPart } from 'lit';
import { Directive, directive } from 'lit/directive.js';

/**
 * The one rule of all toolbars, as in VS Code: Tab reaches a toolbar once, at the button that was used last, and leaves it
 * with the next Tab; between its buttons arrows lead, round its ends, and Home and End. Stands on the element that has the
 * role; a text field is a stop of its own, outside of any toolbar.
 */
class ToolbarStops extends Directive {
  #bar: Element | null = null;
  #stop: HTMLElement | null = null;

  override render(): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart): typeof noChange {
    if (!this.#bar) this.#listen(element as HTMLElement);
    this.#bar = element;
    // What stands in the bar is drawn after the bar.
    queueMicrotask(() => this.#settle());
    return noChange;
  }

  #listen(bar: HTMLElement): void {
    // A bar that becomes narrow hides buttons without being drawn anew.
    new ResizeObserver(() => this.#settle()).observe(bar);
    bar.addEventListener('focusin', ({ target }) => this.#settle(target as HTMLElement));
    bar.addEventListener('keydown', (event) => this.#key(event));
  }

  get #all(): HTMLElement[] {
    return [...(this.#bar?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? [])];
  }

  /** A narrow bar hides some of them, and shows others. */
  get #buttons(): HTMLElement[] {
    return this.#all.filter((button) => button.checkVisibility());
  }

  #settle(wanted = this.#stop): void {
    const buttons = this.#buttons;
    this.#stop = buttons.find((button) => button === wanted) ?? buttons[0] ?? null;
    // Of those that are hidden none may be found for the stop.
    for (const button of this.#all) button.tabIndex = button === this.#stop ? 0 : -1;
  }

  #key(event: KeyboardEvent): void {
    const buttons = this.#buttons;
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    const places = new Map([
      ['ArrowRight', at + 1],
      ['ArrowLeft', at - 1],
      ['Home', 0],
      ['End', -1],
    ]);
    const to = places.get(event.key);
    if (to === undefined || at < 0) return;
    event.preventDefault();
    buttons[(to + buttons.length) % buttons.length]?.focus();
  }
}

/** Makes one tab stop of a toolbar: `<div role="toolbar" ${toolbarStops()}>`. */
export const toolbarStops = directive(ToolbarStops);
