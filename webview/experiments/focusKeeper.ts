import { focusPart, focusParts, partOf } from './focusParts';
import type { ExperimentsModel } from './model/experimentsModel';

/**
 * Keeps the keyboard in the panel. A page has nothing with the focus when it begins, and again when what had it is drawn no
 * more: then the part takes it that had it last, before a reload too, else the table.
 */
export class FocusKeeper {
  #last: Element | null = null;

  constructor(private readonly model: ExperimentsModel) {}

  listen(): void {
    document.addEventListener('focusin', ({ target }) => this.#moved(target as Element));
    window.addEventListener('focus', () => this.#restore());
  }

  /** To be called when the panel was drawn. Who clicked beside everything is left alone. */
  drawn(): void {
    const last = this.#last;
    const gone = last === null || !last.isConnected || last.matches(':disabled');
    if (gone && document.hasFocus()) this.#restore();
  }

  #moved(target: Element): void {
    this.#last = target;
    const part = partOf(target);
    if (part === null || part === this.model.focus) return;
    this.model.focus = part;
    this.model.touch();
  }

  #restore(): void {
    const { model } = this;
    if (document.activeElement !== document.body || !model.loader.pages) return;
    if (model.compare !== null) return void focusPart('comparison');
    const found = [model.focus, 'table' as const, ...focusParts].some(focusPart);
    if (!found) document.querySelector<HTMLElement>('.empty button')?.focus();
  }
}
