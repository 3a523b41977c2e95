import { stat } from 'node:fs/promises';

/** What was made of a file in a state. */
interface Known<T> {
  readonly state: string;
  readonly of: Promise<T>;
}

/** What tells one state of a file from another; null for what is no file. */
export async function stateOf(path: string): Promise<{ readonly text: string; readonly bytes: number } | null> {
  const stats = await stat(path).catch(() => null);
  if (!stats?.isFile()) return null;
  return { text: [stats.size, stats.mtimeMs, stats.ino].join(':'), bytes: stats.size };
}

/** What was made of files, kept while they stay the same. */
export class KeptByState<T> {
  readonly #known = new Map<string, Known<T>>();

  /** What was made of a path in a state, made once; what failed is tried again. */
  of(path: string, state: string, make: () => Promise<T>): Promise<T> {
    const before = this.#known.get(path);
    if (before?.state === state) return before.of;
    const of = make();
    this.#known.set(path, { state, of });
    of.catch(() => this.#known.get(path)?.of === of && this.#known.delete(path));
    return of;
  }

  /** Forgets files that are no longer there; `asked` are those of which that is known already. */
  async forgetGone(asked: ReadonlySet<string>): Promise<void> {
    for (const path of [...this.#known.keys()])
      if (!asked.has(path) && (await stateOf(path)) === null) this.#known.delete(path);
  }
}
