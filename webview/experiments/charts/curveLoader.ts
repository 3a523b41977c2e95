import type { Disposable } from '../../../src/base/disposable';
import { errorMessage } from '../../../src/base/errors';
import { Emitter } from '../../../src/base/event';
import type { ChartedCurve } from '../../../src/protocol/experiments/charts';
import type { ExperimentsAsks } from '../../../src/protocol/experiments/endpoints';
import type { RowRef } from '../../../src/protocol/experiments/viewState';
import type { ChartState } from './chartState';
import { fromScreen, scaleOf, zoomed, type Extent } from './curveScales';

export interface CurveWish {
  readonly token: string;
  readonly rows: readonly RowRef[];
  readonly metric: string;
  readonly axis: ChartState['axis'];
  readonly smoothing: number;
  /** The part that is shown; null: all. */
  readonly x: Extent | null;
  readonly buckets: number;
  /** Whether x is logarithmic. */
  readonly log: boolean;
}

/** Null: from the first, to the last. */
interface Range {
  readonly from: number | null;
  readonly to: number | null;
}

/**
 * Brings the curves of one metric, one question after the other: who zooms asks faster than is answered, and only what was
 * asked for last is worth an answer. What is there stays until the next is here.
 */
export class CurveLoader implements Disposable {
  /** Null before the first answer. */
  curves: readonly ChartedCurve[] | null = null;
  problem: string | null = null;
  readonly #changed = new Emitter<undefined>();
  readonly onDidChange = this.#changed.event;
  #range: Range | null = null;
  #asked = '';
  #next: CurveWish | null = null;
  #working = false;
  #disposed = false;

  constructor(private readonly asks: Pick<ExperimentsAsks, 'curves'>) {}

  get isWorking(): boolean {
    return this.#working;
  }

  /** Asks when the wish is another one than the last. */
  want(wish: CurveWish): void {
    const asked = JSON.stringify(wish);
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#next = wish;
    if (!this.#working) void this.#work();
  }

  /** Whether what is there reaches over a part of x, however coarsely. */
  covers({ low, high }: Extent): boolean {
    return this.#range !== null && (this.#range.from ?? low) <= low && high <= (this.#range.to ?? high);
  }

  dispose(): void {
    this.#disposed = true;
    this.#next = null;
    this.#changed.dispose();
  }

  async #work(): Promise<void> {
    this.#working = true;
    for (let wish = this.#next; wish; wish = this.#next) {
      this.#next = null;
      await this.#ask(wish);
    }
    this.#working = false;
    if (!this.#disposed) this.#changed.fire(undefined);
  }

  async #ask({ x, rows, ...wish }: CurveWish): Promise<void> {
    try {
      const range = margins(x, wish.log);
      const curves = await this.asks.curves({ ...wish, rows: [...rows], ...range });
      // Null: the table has changed meanwhile, and will be followed by a wish with its new token.
      if (this.#disposed || curves === null) return;
      this.curves = curves;
      this.#range = range;
      this.problem = null;
    } catch (error) {
      if (this.#disposed) return;
      this.problem = errorMessage(error);
    }
    this.#changed.fire(undefined);
  }
}

/** A little more than is shown on both sides, so that lines reach the edges and panning has something to show. */
function margins(x: Extent | null, log: boolean): Range {
  if (!x) return { from: null, to: null };
  const scale = scaleOf(x, log);
  const { low, high } = zoomed(scale, fromScreen(scale, 0, 1)(0.5), 2);
  return { from: low, to: high };
}
