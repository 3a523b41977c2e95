/** Rows or a view that are being chosen and have to be read first. What is asked of what is chosen meanwhile waits. */
export class PendingChoice {
  #choice: Promise<void> | null = null;

  begin(choice: Promise<void>): void {
    const end = () => {
      if (this.#choice === ended) this.#choice = null;
    };
    const ended: Promise<void> = choice.then(end, end);
    this.#choice = ended;
  }

  /** Acts at once, or in the order of the calls as soon as it is known which rows are chosen. */
  after(act: () => void): void {
    if (this.#choice) void this.#choice.then(() => this.after(act));
    else act();
  }
}
