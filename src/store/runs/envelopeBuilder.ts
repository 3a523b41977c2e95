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

/** The part of the axis that is shown; of a logarithmic one `low` is the first that has a place. */
export interface ShownPart {
  readonly low: number;
  readonly high: number;
  readonly log: boolean;
}

/**
 * Gathers points, and groups of the pyramid, in the order of the axis into buckets of equal width; a group belongs to the
 * bucket that it begins in. Up to as many points as there are buckets stay single. What has no place on a logarithmic axis
 * is one bucket before all others.
 */
export class EnvelopeBuilder {
  readonly #columns: Buckets;
  readonly #single: boolean;
  readonly #even: (place: number) => number;
  readonly #low: number;
  readonly #scale: number;
  /** The first bucket of what has a place on the axis. */
  readonly #first: number;
  #bucket = -1;
  #length = 0;
  #shown = 0;
  #unplaced = 0;

  /** `points`: at most how many will come. */
  constructor(
    points: number,
    private readonly buckets: number,
    { low, high, log }: ShownPart,
  ) {
    const most = Math.max(1, Math.min(points, buckets));
    this.#columns = emptyBuckets(most);
    this.#single = points <= buckets;
    this.#even = log ? Math.log : (place) => place;
    this.#low = this.#even(low);
    this.#first = log ? 1 : 0;
    const width = this.#even(high) - this.#low;
    this.#scale = width > 0 ? (buckets - this.#first) / width : 0;
  }

  get shown(): number {
    return this.#shown;
  }

  get unplaced(): number {
    return this.#unplaced;
  }

  /** How many buckets a stretch of the axis is as wide as; infinite where it begins before the first place. */
  widthOf(begin: number, end: number): number {
    const width = (this.#even(end) - this.#even(begin)) * this.#scale;
    return Number.isNaN(width) ? Infinity : width;
  }

  addPoints(axis: Float64Array, values: Float64Array, from: number, to: number): void {
    for (let index = from; index < to; index++) {
      const place = axis[index] ?? NaN;
      const value = values[index] ?? NaN;
      const at = this.#open(place);
      this.#columns.to[at] = place;
      if (!this.#isPlaced(place)) this.#unplaced++;
      if (Number.isNaN(value)) this.#addNaN(at, 1);
      this.#extend(at, value, value);
      this.#columns.last[at] = value;
    }
    this.#shown += Math.max(0, to - from);
  }

  /** `begins` and `ends`: where each group does, on the axis; each is of `points` points. */
  addGroups(groups: Groups, begins: Float64Array, ends: Float64Array, from: number, to: number, points: number): void {
    for (let index = from; index < to; index++) {
      const at = this.#open(begins[index] ?? NaN);
      this.#columns.to[at] = ends[index] ?? NaN;
      this.#addNaN(at, groups.nan[index] ?? 0);
      this.#extend(at, groups.min[index] ?? NaN, groups.max[index] ?? NaN);
      this.#columns.last[at] = groups.last[index] ?? NaN;
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
    const bucket = this.#single ? this.#length : this.#bucketOf(place);
    if (bucket === this.#bucket) return this.#length - 1;
    this.#bucket = bucket;
    this.#columns.from[this.#length] = place;
    return this.#length++;
  }

  #bucketOf(place: number): number {
    if (!this.#isPlaced(place)) return 0;
    const after = Math.floor((this.#even(place) - this.#low) * this.#scale);
    return Math.min(this.buckets - 1, this.#first + Math.max(0, after));
  }

  #isPlaced(place: number): boolean {
    return this.#even(place) > -Infinity;
  }

  /** Both are NaN where there is nothing else. */
  #extend(at: number, min: number, max: number): void {
    if (Number.isNaN(min)) return;
    const columns = this.#columns;
    if (!(min >= (columns.min[at] ?? NaN))) columns.min[at] = min;
    if (!(max <= (columns.max[at] ?? NaN))) columns.max[at] = max;
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
