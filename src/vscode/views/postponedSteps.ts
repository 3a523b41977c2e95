import { Emitter, type Event } from '../../base/event';
import type { Disposable } from '../../base/disposable';
import type { Lifecycle, NextStep } from '../../lifecycle/lifecycle';

/** Where the workspace remembers, by project, what a step that was put off said. */
const key = 'tend.next.later';

/** What outlives the window; `vscode.Memento` fits by shape. */
export interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

/** Next steps that a person has put off: each stays hidden until it says something else. */
export class PostponedSteps implements Disposable {
  readonly #onDidChange = new Emitter<void>();

  readonly onDidChange: Event<void> = this.#onDidChange.event;

  constructor(private readonly memory: Memory) {}

  async postpone(scope: string, next: NextStep): Promise<void> {
    await this.memory.update(key, { ...this.#remembered(), [scope]: wordsOf(next) });
    this.#onDidChange.fire();
  }

  /** The life cycle as it is shown, and the step that is left out of it. */
  apply(scope: string, lifecycle: Lifecycle): { readonly lifecycle: Lifecycle; readonly postponed: NextStep | null } {
    const { next } = lifecycle;
    if (!next || this.#remembered()[scope] !== wordsOf(next)) return { lifecycle, postponed: null };
    return { lifecycle: { ...lifecycle, next: null }, postponed: next };
  }

  dispose(): void {
    this.#onDidChange.dispose();
  }

  #remembered(): Readonly<Record<string, unknown>> {
    const remembered = this.memory.get(key);
    return typeof remembered === 'object' ? { ...remembered } : {};
  }
}

function wordsOf({ stage, label, detail }: NextStep): string {
  return JSON.stringify([stage, label, detail]);
}
