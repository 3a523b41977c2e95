import { toDisposable, type Disposable } from './disposable';

/** Subscribes a listener until the returned disposable is disposed; fits `vscode.Event` by shape. */
export type Event<T> = (listener: (value: T) => unknown) => Disposable;

/** Sends values to listeners; those added while a value is delivered get the next one. */
export class Emitter<T> implements Disposable {
  readonly #listeners = new Set<(value: T) => unknown>();
  #disposed = false;

  readonly event: Event<T> = (listener) => {
    if (this.#disposed) return { dispose: () => undefined };
    const entry = (value: T) => listener(value);
    this.#listeners.add(entry);
    return toDisposable(() => this.#listeners.delete(entry));
  };

  /** A listener that throws does not keep the others from being told; the first error is thrown at the end. */
  fire(value: T): void {
    const errors: unknown[] = [];
    for (const listener of [...this.#listeners]) {
      try {
        listener(value);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors[0];
  }

  dispose(): void {
    this.#disposed = true;
    this.#listeners.clear();
  }
}
