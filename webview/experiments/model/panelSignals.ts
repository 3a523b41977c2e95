import { DisposableStore, type Disposable } from '../../../src/base/disposable';
import { Emitter } from '../../../src/base/event';
import type { RowKey } from './rowKey';

/** What one part of the panel tells another without anything being changed by it. */
export class PanelSignals implements Disposable {
  /** Row under the pointer, of the table or of a chart. */
  hovered: RowKey | null = null;
  protected readonly store = new DisposableStore();
  readonly #changed = this.store.register(new Emitter<undefined>());
  /** Something on the screen is different now. */
  readonly onDidChange = this.#changed.event;
  readonly #hovered = this.store.register(new Emitter<RowKey | null>());
  /** The pointer is on another row. */
  readonly onDidHover = this.#hovered.event;
  readonly #filterAsked = this.store.register(new Emitter<string | null>());
  /** The filter box is to have the focus, with a text to go on with; null: as it is. */
  readonly onDidAskForFilter = this.#filterAsked.event;
  readonly #tableAsked = this.store.register(new Emitter<undefined>());
  /** The table is to have the focus. */
  readonly onDidAskForTable = this.#tableAsked.event;

  /** Says that something on the screen is different. */
  touch(): void {
    this.#changed.fire(undefined);
  }

  hover(key: RowKey | null): void {
    if (key === this.hovered) return;
    this.hovered = key;
    this.#hovered.fire(key);
  }

  editFilter(text: string | null): void {
    this.#filterAsked.fire(text);
  }

  focusTable(): void {
    this.#tableAsked.fire(undefined);
  }

  dispose(): void {
    this.store.dispose();
  }
}
