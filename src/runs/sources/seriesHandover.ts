import type { SeriesPoints } from '../run';
import type { ImportContext } from './source';

type Gathered = Pick<SeriesPoints, 'key' | 'steps' | 'times' | 'values'>;

const noPoints = { steps: new Float64Array(), times: new Float64Array(), values: new Float64Array() };

/** Hands on the points of one run; when it is read anew, what is handed on first of a series replaces it. */
export class SeriesHandover {
  readonly #keys: Set<string>;
  readonly #before: readonly string[];
  readonly #begun = new Set<string>();

  /** `known`: the keys that the store has of the run. */
  constructor(
    private readonly context: Pick<ImportContext, 'points'>,
    private readonly nativeId: string,
    known: readonly string[],
    private readonly anew: boolean,
  ) {
    this.#before = known;
    this.#keys = new Set(anew ? [] : known);
  }

  /** The keys that the store has, or will have. */
  get keys(): readonly string[] {
    return [...this.#keys];
  }

  /** Counts keys among those of the run before their points are handed on. */
  announce(keys: Iterable<string>): void {
    for (const key of keys) this.#keys.add(key);
  }

  give(points: Gathered): void {
    const mode = this.anew && !this.#begun.has(points.key) ? 'replace' : 'append';
    this.#begun.add(points.key);
    this.#keys.add(points.key);
    this.context.points({ nativeId: this.nativeId, mode, ...points });
  }

  /** Takes away the series that an earlier visit found and this one, which read everything, did not. */
  forgetOthers(): void {
    if (!this.anew) return;
    for (const key of this.#before)
      if (!this.#keys.has(key)) this.context.points({ nativeId: this.nativeId, key, mode: 'replace', ...noPoints });
  }
}
