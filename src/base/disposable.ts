/** Something that must be given back: a listener, a timer, a handle. */
export interface Disposable {
  dispose(): void;
}

/** Wraps a function; disposing twice calls it once. */
export function toDisposable(dispose: () => void): Disposable {
  let done = false;
  const disposable = {
    dispose(): void {
      if (done) return;
      done = true;
      leaks.forget(disposable);
      dispose();
    },
  };
  leaks.remember(disposable);
  return disposable;
}

/** Disposes all in reverse order of making; goes on past errors and throws them together at the end. */
export function disposeAll(disposables: readonly Disposable[]): void {
  const errors: unknown[] = [];
  for (const disposable of disposables.toReversed()) {
    try {
      disposable.dispose();
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} parts could not be disposed.`);
}

/** Owns disposables and gives them back together. What is registered after disposal is disposed at once. */
export class DisposableStore implements Disposable {
  readonly #parts: Disposable[] = [];
  #disposed = false;

  constructor() {
    leaks.remember(this);
  }

  get isDisposed(): boolean {
    return this.#disposed;
  }

  /** Takes ownership and returns the argument. */
  register<T extends Disposable>(part: T): T {
    if (this.#disposed) part.dispose();
    else this.#parts.push(part);
    return part;
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    leaks.forget(this);
    disposeAll(this.#parts.splice(0));
  }
}

/** What was made and not yet disposed, with where it was made. Off unless a test switches it on. */
class LeakTracker {
  #made: Map<Disposable, string> | null = null;

  remember(disposable: Disposable): void {
    this.#made?.set(disposable, new Error('made here').stack ?? '');
  }

  forget(disposable: Disposable): void {
    this.#made?.delete(disposable);
  }

  start(): void {
    this.#made = new Map();
  }

  /** Stops tracking and returns the stack of each leaked disposable's making. */
  stop(): readonly string[] {
    const stacks = [...(this.#made?.values() ?? [])];
    this.#made = null;
    return stacks;
  }
}

/** For tests only: a suite fails when something that it made was never disposed. */
export const leaks = new LeakTracker();
