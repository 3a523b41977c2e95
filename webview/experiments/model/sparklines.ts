import type { ExperimentsAsks } from '../../../src/protocol/experiments/endpoints';

const mostKept = 2000;

/** Small curves of one metric, asked for as rows come into sight. */
export class Sparklines {
  #metric = '';
  readonly #curves = new Map<string, Float64Array | null>();

  constructor(
    readonly asks: Pick<ExperimentsAsks, 'sparklines'>,
    readonly arrived: () => void,
  ) {}

  /** The curve of a run; null while it is not here, and for a run that has none. */
  of(id: string): Float64Array | null {
    return this.#curves.get(id) ?? null;
  }

  /** Asks for the curves that are not here. */
  async need(metric: string, ids: readonly string[]): Promise<void> {
    if (metric !== this.#metric) this.clear();
    this.#metric = metric;
    const missing = ids.filter((id) => !this.#curves.has(id));
    if (missing.length === 0) return;
    if (this.#curves.size > mostKept) this.#curves.clear();
    for (const id of missing) this.#curves.set(id, null);
    try {
      const curves = await this.asks.sparklines({ ids: missing, metric });
      if (metric !== this.#metric) return;
      for (const { id, values } of curves) this.#curves.set(id, values);
    } catch {
      // A table without its small curves is still a table; they are asked for again when their rows are.
      for (const id of missing) this.#curves.delete(id);
      return;
    }
    this.arrived();
  }

  /** Forgets the curves of runs that changed; null: of all. */
  forget(ids: readonly string[] | null): void {
    if (ids === null) this.#curves.clear();
    else for (const id of ids) this.#curves.delete(id);
  }

  clear(): void {
    this.#curves.clear();
  }
}
