/** Runs tasks as they are added, a few at a time; the first that throws ends it for all. */
export class Lanes {
  readonly #waiting: (() => Promise<void>)[] = [];
  readonly #lanes = new Set<Promise<void>>();
  #failure: { readonly error: unknown } | null = null;

  constructor(
    private readonly count: number,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  add(task: () => Promise<void>): void {
    if (this.#failure) return;
    this.#waiting.push(task);
    if (this.#lanes.size >= this.count) return;
    const lane = this.#run().finally(() => this.#lanes.delete(lane));
    this.#lanes.add(lane);
  }

  /** When all is done; throws what the first failed task threw. */
  async rest(): Promise<void> {
    while (this.#lanes.size > 0) await Promise.all(this.#lanes);
    if (this.#failure) throw this.#failure.error;
  }

  async #run(): Promise<void> {
    for (let task = this.#waiting.shift(); task; task = this.#waiting.shift()) {
      try {
        await task();
      } catch (error) {
        this.#waiting.length = 0;
        if (this.#failure) return;
        this.#failure = { error };
        this.onFailure(error);
      }
    }
  }
}
