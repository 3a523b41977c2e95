/** A part of a page whose code is loaded when it is first shown. */
export class LazyPart<Module> {
  #loaded: Module | null = null;
  #coming = false;

  constructor(private readonly load: () => Promise<Module>) {}

  /** Null: not loaded yet. */
  get loaded(): Module | null {
    return this.#loaded;
  }

  /** Loads it, unless that was begun; one that failed is asked for again when it is next drawn. */
  async ask(drawAgain: () => void): Promise<void> {
    if (this.#coming || this.#loaded !== null) return;
    this.#coming = true;
    try {
      this.#loaded = await this.load();
    } finally {
      this.#coming = false;
    }
    drawAgain();
  }
}
