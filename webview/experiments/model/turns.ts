/** Does one thing after the other: what comes while another is under way waits for it, and sees what it did. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Fails as `work` does; the next one has its turn all the same. */
  take<Result>(work: () => Promise<Result>): Promise<Result> {
    const next = this.#last.then(work, work);
    this.#last = next;
    return next;
  }
}
