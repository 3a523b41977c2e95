/** Does one thing after the other: what comes while another is under way waits for it, and sees what it did. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();
  #unseen = 0;

  /** Whether all that is under way stands on the screen already. */
  get seen(): boolean {
    return this.#unseen === 0;
  }

  /** Fails as `work` does; the next one has its turn all the same. `shown`: what it does stands on the screen already. */
  take<Result>(work: () => Promise<Result>, shown = false): Promise<Result> {
    if (!shown) this.#unseen++;
    const next = this.#last.then(work, work).finally(() => {
      if (!shown) this.#unseen--;
    });
    this.#last = next;
    return next;
  }
}
