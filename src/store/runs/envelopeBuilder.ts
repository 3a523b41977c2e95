import type { Groups } from './pyramid';

/** Columns of buckets, as in `SeriesEnvelope`. */
export interface Buckets {
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly last: Float64Array;
  readonly nan: Uint32Array;
}

/**
 * Gathers points, and groups of the pyramid, in the order of the axis into buckets of equal width; a group belongs to the
 * bucket that it begins in. Up to as many points as there are buckets stay single.
 */
export class EnvelopeBuilder {
  readonly #columns: Buckets;
  readonly #single: boolean;
  readonly #scale: number;
  #bucket = -1;
  #length = 0;
  #shown = 0;

  /** `points`: at most how many will come; `low` to `high`: the part of the axis that is shown. */
  constructor(
    points: number,
    private readonly buckets: number,
    private readonly low: number,
    high: number,
  ) {
    const most = Math.max(1, Math.min(points, buckets));
    this.#columns = emptyBuckets(most);
    this.#single = points <= buckets;
    this.#scale = high > low ? buckets / (high - low) : 0;
  }

  get shown(): number {
    return this.#shown;
  }

  addPoints(axis: Float64Array, values: Float64Array, from: number, to: number): void {
    for (let index = from; index < to; index++) {
      const place = axis[index] ?? NaN;
      const value = values[index] ?? NaN;
      const at = this.#open(place);
      this.#columns.to[at] = place;
      if (Number.isNaN(value)) this.#addNaN(at, 1);
      else this.#add(at, value, value, value);
    }
    this.#shown += Math.max(0, to - from);
  }

  /** `begins` and `ends`: where each group does, on the axis; each is of `points` points. */
  addGroups(groups: Groups, begins: Float64Array, ends: Float64Array, from: number, to: number, points: number): void {
    for (let index = from; index < to; index++) {
      const at = this.#open(begins[index] ?? NaN);
      this.#columns.to[at] = ends[index] ?? NaN;
      this.#addNaN(at, groups.nan[index] ?? 0);
      const min = groups.min[index] ?? NaN;
      if (!Number.isNaN(min)) this.#add(at, min, groups.max[index] ?? NaN, groups.last[index] ?? NaN);
    }
    this.#shown += Math.max(0, to - from) * points;
  }

  finish(): Buckets {
    const { from, to, min, max, last, nan } = this.#columns;
    const end = this.#length;
    return {
      from: from.slice(0, end),
      to: to.slice(0, end),
      min: min.slice(0, end),
      max: max.slice(0, end),
      last: last.slice(0, end),
      nan: nan.slice(0, end),
    };
  }

  /** The bucket of what begins at a place of the axis. */
  #open(place: number): number {
    const bucket = this.#single
      ? this.#length
      : Math.min(this.buckets - 1, Math.max(0, Math.floor((place - this.low) * this.#scale)));
    if (bucket === this.#bucket) return this.#length - 1;
    this.#bucket = bucket;
    this.#columns.from[this.#length] = place;
    return this.#length++;
  }

  #add(at: number, min: number, max: number, last: number): void {
    const columns = this.#columns;
    if (!(min >= (columns.min[at] ?? NaN))) columns.min[at] = min;
    if (!(max <= (columns.max[at] ?? NaN))) columns.max[at] = max;
    columns.last[at] = last;
  }

  #addNaN(at: number, count: number): void {
    this.#columns.nan[at] = (this.#columns.nan[at] ?? 0) + count;
  }
}

function emptyBuckets(length: number): Buckets {
  const numbers = () => new Float64Array(length).fill(NaN);
  return {
    from: numbers(),
    to: numbers(),
    min: numbers(),
    max: numbers(),
    last: numbers(),
    nan: new Uint32Array(length),
  };
}
