import type { Disposable } from '../../base/disposable';
import type { Logger } from '../../base/logger';
import { plural } from '../../base/text';
import type { FoundSource } from '../../runs/sources/source';

/** Milliseconds between two looks at what nobody tells of: a visit that finds nothing new costs little, and yet something. */
export const pollEvery = 30_000;

export interface SourcePollingNeeds {
  /** Whether a folder is of another machine, whose changes this one is not told of. */
  readonly isRemote: (path: string) => boolean;
  /** Look at sources, by path. */
  readonly changed: (sources: readonly string[], closely: readonly string[]) => void;
  /** Look for sources that are not known yet. */
  readonly mayBeMore: () => void;
  readonly logger: Logger;
}

/** Looks every half minute at the sources whose changes are not told, and only at those. */
export class SourcePolling implements Disposable {
  #found: readonly FoundSource[] = [];
  #isBlind = false;
  #timer: NodeJS.Timeout | undefined;
  readonly #remote = new Map<string, boolean>();

  constructor(private readonly needs: SourcePollingNeeds) {}

  /** What was found in the project. */
  follow(found: readonly FoundSource[]): void {
    this.#found = found;
    for (const { path } of found) this.#learn(path);
    if (this.#polled.length > 0) this.#start();
    else if (!this.#isBlind) this.dispose();
  }

  /** Nothing is told of the whole project; why, in a few words. */
  goBlind(reason: string): void {
    if (this.#isBlind) return;
    this.#isBlind = true;
    this.#say(`the project is looked through for runs (${reason})`);
    this.#start();
  }

  dispose(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  get #polled(): readonly string[] {
    return this.#found.map(({ path }) => path).filter((path) => this.#isBlind || this.#remote.get(path) === true);
  }

  #learn(path: string): void {
    if (this.#remote.has(path)) return;
    const isRemote = this.needs.isRemote(path);
    this.#remote.set(path, isRemote);
    if (isRemote) this.#say(`${path} is looked at (it is on another machine, which tells of no changes)`);
  }

  #say(what: string): void {
    this.needs.logger.warn(`${what} every ${plural(pollEvery / 1000, 'second')}`);
  }

  #start(): void {
    this.#timer ??= setInterval(() => {
      this.needs.changed(this.#polled, []);
      if (this.#isBlind) this.needs.mayBeMore();
    }, pollEvery);
  }
}
