import { errorMessage } from '../../src/base/errors';

type Asking<Params, Answer> = (params: Params, signal: AbortSignal) => Promise<Answer>;

/**
 * One question that is asked again as things change. The last answer stays until the next one is there; an answer to what is
 * no longer asked is dropped.
 */
export class Question<Params, Answer> {
  /** What was answered last, and to what. */
  answered: { readonly params: Params; readonly value: Answer; readonly at: number } | null = null;
  /** Why the last question has no answer. */
  problem: string | null = null;
  waiting = false;
  #asked = '';
  #again = false;
  #cancel = new AbortController();

  constructor(
    readonly asking: Asking<Params, Answer>,
    readonly changed: () => void,
  ) {}

  /** The answer to exactly this; null: it is not there yet. */
  to(params: Params): Answer | null {
    const { answered } = this;
    return answered && JSON.stringify(answered.params) === JSON.stringify(params) ? answered.value : null;
  }

  /** Milliseconds since the last answer. */
  passed(): number {
    return this.answered === null ? 0 : performance.now() - this.answered.at;
  }

  /** Asks once more after the answer that is under way, where the question is the same. */
  async ask(params: Params): Promise<void> {
    const asked = JSON.stringify(params);
    if (this.waiting && asked === this.#asked) {
      this.#again = true;
      return;
    }
    this.#takeAgain();
    this.#cancel.abort();
    this.#cancel = new AbortController();
    this.#asked = asked;
    this.waiting = true;
    this.problem = null;
    this.changed();
    await this.#settle(params, this.#cancel.signal);
  }

  async #settle(params: Params, signal: AbortSignal): Promise<void> {
    do {
      try {
        const value = await this.asking(params, signal);
        if (signal.aborted) return;
        this.answered = { params, value, at: performance.now() };
        this.problem = null;
      } catch (error) {
        if (signal.aborted) return;
        this.problem = errorMessage(error);
      }
    } while (this.#takeAgain());
    this.waiting = false;
    this.changed();
  }

  #takeAgain(): boolean {
    const again = this.#again;
    this.#again = false;
    return again;
  }
}
