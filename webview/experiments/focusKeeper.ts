import { focusPart, focusParts, partOf, type FocusPart } from './focusParts';
import type { ExperimentsModel } from './model/experimentsModel';

/**
 * Keeps the keyboard in the panel. A page has nothing with the focus when it begins, and again when what had it is drawn no
 * more: then the part takes it that had it last, before a reload too, else the table.
 */
export class FocusKeeper {
  #last: Element | null = null;
  /** The part that it was in, which it no longer tells when it is gone. */
  #lastPart: FocusPart | null = null;

  constructor(private readonly model: ExperimentsModel) {}

  listen(): void {
    document.addEventListener('focusin', ({ target }) => this.#moved(target as Element));
    window.addEventListener('focus', () => this.#restore(this.model.focus));
  }

  /** To be called when the panel was drawn. Who clicked beside everything is left alone. */
  drawn(): void {
    const last = this.#last;
    const gone = last === null || !last.isConnected || last.matches(':disabled');
    if (gone && document.hasFocus()) this.#restore(last === null ? this.model.focus : (this.#lastPart ?? 'table'));
  }

  #moved(target: Element): void {
    this.#last = target;
    const part = partOf(target);
    this.#lastPart = part;
    if (part === null || part === this.model.focus) return;
    this.model.focus = part;
    this.model.touch();
  }

  #restore(part: FocusPart): void {
    const { model } = this;
    if (document.activeElement !== document.body || !model.loader.pages) return;
    if (model.compare !== null) return void focusPart('comparison');
    const found = [part, 'table' as const, ...focusParts].some(focusPart);
    if (!found) document.querySelector<HTMLElement>('.empty button')?.focus();
  }
}
