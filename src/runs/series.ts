/** What a series is drawn against: its steps, milliseconds since its first point, or milliseconds since 1970. */
export const seriesAxes = ['step', 'relative', 'wall'] as const;
export type SeriesAxis = (typeof seriesAxes)[number];

export interface EnvelopeRequest {
  readonly axis: SeriesAxis;
  /** The part that is shown, in units of the axis, both ends included; null: all of it. */
  readonly from: number | null;
  readonly to: number | null;
  /** At most this many buckets; a part with fewer points comes point by point. */
  readonly buckets: number;
  /** Buckets are of equal width on a logarithmic axis; what lies at zero or below is gathered in one of its own. */
  readonly log: boolean;
}

export interface SmoothingRequest {
  readonly axis: SeriesAxis;
  /** Weight of the past, above 0 and below 1. */
  readonly weight: number;
  /** Ascending, in units of the axis. */
  readonly places: Float64Array;
}

/**
 * A series in buckets of neighbouring points, none left out: every spike is the `min` or `max` of a bucket. NaN is left out
 * of `min` and `max`, which are NaN in a bucket of nothing else; `last` is the last point whatever it is, so that a line
 * breaks where it is NaN. The columns have one length.
 */
export interface SeriesEnvelope {
  /** Where the bucket begins and ends, in units of the axis; equal for a single point. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly last: Float64Array;
  /** Points of each bucket that are NaN. */
  readonly nan: Uint32Array;
  /** Points of the whole series, and of the part asked for. */
  readonly total: number;
  readonly shown: number;
  /** Of the part asked for, the points for which a logarithmic axis has no place; none where none is asked for. */
  readonly unplaced: number;
  /** Extent of the whole series on the axis. */
  readonly first: number;
  readonly end: number;
}
