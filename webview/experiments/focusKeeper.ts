import { focusPart, focusParts, partOf, type FocusPart } from './focusParts';
import { spotOf } from './focusSpot';
import type { ExperimentsModel } from './model/experimentsModel';

/**
 * Keeps the keyboard in the panel. A page has nothing with the focus when it begins, and again when what had it is drawn no
 * more: then the part takes it that had it last, before a reload too, else the table.
 */
export class FocusKeeper {
  #last: HTMLElement | null = null;
  /** The part that it was in, which it no longer tells when it is gone. */
  #lastPart: FocusPart | null = null;

  constructor(private readonly model: ExperimentsModel) {}

  listen(): void {
    document.addEventListener('focusin', ({ target }) => this.#moved(target as HTMLElement));
    window.addEventListener('focus', () => this.#returned());
  }

  /** To be called when the panel was drawn. Who clicked beside everything is left alone. */
  drawn(): void {
    const last = this.#last;
    if (last === null) return this.#bringBack();
    if (!canHaveIt(last)) this.#restore(this.#lastPart ?? 'table');
  }

  /** A box of VS Code, or another tab, had the keyboard, and what had it before in the panel may have lost it meanwhile. */
  #returned(): void {
    if (document.activeElement !== document.body) return;
    if (this.#last && canHaveIt(this.#last)) this.#last.focus({ preventScroll: true });
    else this.#bringBack();
  }

  #moved(target: HTMLElement): void {
    this.#last = target;
    const part = partOf(target);
    this.#lastPart = part;
    const spot = spotOf(target);
    const { model } = this;
    if (part === null || (part === model.focus && spot === model.focusSpot)) return;
    model.focus = part;
    model.focusSpot = spot;
    model.touch();
  }

  /** To where the page before this one had it; what is not drawn yet has it when it is, unless the person did anything meanwhile. */
  #bringBack(): void {
    if (document.activeElement !== document.body) return;
    const { focus, focusSpot } = this.model;
    this.#restore(focus);
    if (partOf(document.activeElement) === null || focusPart(focus, focusSpot)) return;
    const ended = new AbortController();
    const observer = new MutationObserver(() => document.hasFocus() && focusPart(focus, focusSpot) && ended.abort());
    observer.observe(document.body, { childList: true, subtree: true });
    ended.signal.addEventListener('abort', () => observer.disconnect());
    const given = { capture: true, signal: ended.signal };
    for (const act of ['keydown', 'pointerdown', 'wheel']) document.addEventListener(act, () => ended.abort(), given);
  }

  #restore(part: FocusPart): void {
    const { model } = this;
    if (!document.hasFocus() || document.activeElement !== document.body || !model.loader.pages) return;
    if (model.compare !== null) return void focusPart('comparison');
    const found = [part, 'table' as const, ...focusParts].some((it) => focusPart(it));
    if (!found) document.querySelector<HTMLElement>('.empty button')?.focus();
  }
}

function canHaveIt(element: HTMLElement): boolean {
  return element.isConnected && !element.matches(':disabled') && element.checkVisibility();
}
