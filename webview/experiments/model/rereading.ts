/**
 * Reads what is new, never twice at once: however often something changes while it reads, it reads once more after that. So
 * what changes faster than it can be read is shown as it was a moment ago, and not never.
 */
export class Rereading {
  #reading: Promise<void> | null = null;
  #asked = 0;

  constructor(private readonly read: () => Promise<void>) {}

  /** Resolves when what is there now has been read. */
  ask(): Promise<void> {
    this.#asked++;
    return (this.#reading ??= this.#work());
  }

  /** What was asked for while a reading failed is read all the same; whoever waits hears how the last one ended. */
  async #work(): Promise<void> {
    const asked = this.#asked;
    const failure = await this.read().then(
      () => null,
      (error: unknown) => ({ error }),
    );
    if (asked !== this.#asked) return this.#work();
    this.#reading = null;
    if (failure) throw failure.error;
  }
}
