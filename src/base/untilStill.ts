/** Does work for a subject one at a time, and once more when it was asked for meanwhile: what came last is never missed. */
export class UntilStill<Subject> {
  readonly #wanted = new Set<Subject>();
  readonly #working = new Map<Subject, Promise<void>>();
  #stopped = false;

  /** `work` never rejects. */
  constructor(private readonly work: (subject: Subject) => Promise<void>) {}

  get isStopped(): boolean {
    return this.#stopped;
  }

  /** Resolves when nothing is left to be done for the subject. */
  ask(subject: Subject): Promise<void> {
    this.#wanted.add(subject);
    const working = this.#working.get(subject) ?? this.#run(subject);
    this.#working.set(subject, working);
    return working;
  }

  /** What is under way comes to its end; nothing begins any more. */
  stop(): void {
    this.#stopped = true;
  }

  async #run(subject: Subject): Promise<void> {
    // Whoever asks knows of the work before it ends.
    await Promise.resolve();
    while (!this.#stopped && this.#wanted.delete(subject)) await this.work(subject);
    this.#working.delete(subject);
  }
}
