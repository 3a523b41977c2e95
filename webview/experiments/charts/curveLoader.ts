import type { Disposable } from '../../../src/base/disposable';
import { errorMessage } from '../../../src/base/errors';
import { Emitter } from '../../../src/base/event';
import type { ChartedCurve } from '../../../src/protocol/experiments/charts';
import type { ExperimentsAsks } from '../../../src/protocol/experiments/endpoints';
import type { RowRef } from '../../../src/protocol/experiments/viewState';
import type { ChartState } from './chartState';
import type { Extent } from './curveScales';

export interface CurveWish {
  readonly token: string;
  readonly rows: readonly RowRef[];
  readonly metric: string;
  readonly axis: ChartState['axis'];
  /** The part that is shown; null: all. */
  readonly x: Extent | null;
  readonly buckets: number;
}

/** Brings the curves of one metric. What is there stays until what was asked for last has come. */
export class CurveLoader implements Disposable {
  /** Null before the first answer. */
  curves: readonly ChartedCurve[] | null = null;
  problem: string | null = null;
  readonly #changed = new Emitter<undefined>();
  readonly onDidChange = this.#changed.event;
  #asked = '';
  #round = 0;

  constructor(private readonly asks: Pick<ExperimentsAsks, 'curves'>) {}

  /** Asks when the wish is another one than the last. */
  want(wish: CurveWish): void {
    const asked = JSON.stringify(wish);
    if (asked === this.#asked) return;
    this.#asked = asked;
    void this.#ask(wish, ++this.#round);
  }

  dispose(): void {
    this.#round++;
    this.#changed.dispose();
  }

  async #ask({ x, rows, ...wish }: CurveWish, round: number): Promise<void> {
    const question = { ...wish, rows: [...rows], ...margins(x) };
    try {
      const curves = await this.asks.curves(question);
      // Null: the table has changed meanwhile, and will be followed by a wish with its new token.
      if (round !== this.#round || curves === null) return;
      this.curves = curves;
      this.problem = null;
    } catch (error) {
      if (round !== this.#round) return;
      this.problem = errorMessage(error);
    }
    this.#changed.fire(undefined);
  }
}

/** A little more than is shown on both sides, so that lines reach the edges and panning has something to show. */
function margins(x: Extent | null): { from: number | null; to: number | null } {
  if (!x) return { from: null, to: null };
  const spare = (x.high - x.low) / 2;
  return { from: x.low - spare, to: x.high + spare };
}
