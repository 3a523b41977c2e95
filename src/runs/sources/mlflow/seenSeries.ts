/** Which series of which runs came already: a bit for each run and metric, so that millions of them fit. */
export class SeenSeries {
  readonly #runs = new Map<string, number>();
  readonly #metrics = new Map<string, Uint8Array>();

  /** Notes a series; true at its first time. */
  isNew(run: string, metric: string): boolean {
    const index = this.#indexOf(run);
    const bits = this.#bitsOf(metric, index >> 3);
    const bit = 1 << (index & 7);
    const seen = ((bits[index >> 3] ?? 0) & bit) !== 0;
    bits[index >> 3] = (bits[index >> 3] ?? 0) | bit;
    return !seen;
  }

  #indexOf(run: string): number {
    let index = this.#runs.get(run);
    if (index === undefined) {
      index = this.#runs.size;
      this.#runs.set(run, index);
    }
    return index;
  }

  #bitsOf(metric: string, byte: number): Uint8Array {
    const bits = this.#metrics.get(metric);
    if (bits && byte < bits.length) return bits;
    const grown = new Uint8Array(Math.max(64, 2 * byte));
    if (bits) grown.set(bits);
    this.#metrics.set(metric, grown);
    return grown;
  }
}
