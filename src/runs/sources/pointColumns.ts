/** Points of one series as they are gathered: three columns that grow together. */
export class PointColumns {
  #steps = new Float64Array(16);
  #times = new Float64Array(16);
  #values = new Float64Array(16);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** `time` in milliseconds since 1970, NaN where there is none. */
  add(step: number, time: number, value: number): void {
    if (this.#length === this.#steps.length) this.#grow();
    this.#steps[this.#length] = step;
    this.#times[this.#length] = time;
    this.#values[this.#length] = value;
    this.#length++;
  }

  /** What was gathered, as columns of their own; gathering begins anew. */
  take(): { readonly steps: Float64Array; readonly times: Float64Array; readonly values: Float64Array } {
    const length = this.#length;
    this.#length = 0;
    return {
      steps: this.#steps.slice(0, length),
      times: this.#times.slice(0, length),
      values: this.#values.slice(0, length),
    };
  }

  #grow(): void {
    const larger = (column: Float64Array) => {
      const grown = new Float64Array(column.length * 4);
      grown.set(column);
      return grown;
    };
    this.#steps = larger(this.#steps);
    this.#times = larger(this.#times);
    this.#values = larger(this.#values);
  }
}

/** The points of a metric among those that are gathered; begun where there are none yet. */
export function pointsOf(series: Map<string, PointColumns>, key: string): PointColumns {
  const found = series.get(key) ?? new PointColumns();
  series.set(key, found);
  return found;
}
