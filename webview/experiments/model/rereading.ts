/**
 * Reads what is new, never twice at once: however often something changes while it reads, it reads once more after that. So
 * what changes faster than it can be read is shown as it was a moment ago, and not never.
 */
export class Rereading {
  #reading: Promise<void> | null = null;
  #again = false;

  constructor(private readonly read: () => Promise<void>) {}

  /** Resolves when what is there now has been read. */
  ask(): Promise<void> {
    this.#again = true;
    return (this.#reading ??= this.#work());
  }

  async #work(): Promise<void> {
    try {
      while (this.#again) {
        this.#again = false;
        await this.read();
      }
    } finally {
      this.#reading = null;
    }
  }
}
