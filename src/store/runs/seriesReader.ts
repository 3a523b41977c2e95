import * as z from 'zod/mini';
import type { EnvelopeRequest, SeriesAxis, SeriesEnvelope, SmoothingRequest } from '../../runs/series';
import type { Database, Statement } from '../sqlite';
import { envelopeOfPoints, envelopeOfStored, smoothedPoints } from './envelope';
import { slicePoints, type Points } from './points';
import { groupPoints } from './pyramid';
import { sortByKeys } from './radixSort';
import { blockPoints, SeriesBlocks } from './seriesBlocks';
import { realOrNaN } from './rowSchemas';

const seriesRow = z.object({
  series_id: z.nullable(z.number()),
  points: z.number(),
  last: realOrNaN,
  last_step: realOrNaN,
  last_time: realOrNaN,
  steps_ordered: z.nullable(z.number()),
  times_ordered: z.nullable(z.number()),
});
type SeriesRow = z.output<typeof seriesRow>;
const runRow = z.object({
  run_id: z.number(),
  last: realOrNaN,
  series_id: z.nullable(z.number()),
  points: z.number(),
  steps_ordered: z.nullable(z.number()),
});

/** Of shorter series all points are read. */
const short = 4 * blockPoints;

/** Reads the points of series. */
export class SeriesReader {
  readonly #blocks: SeriesBlocks;
  readonly #series: Statement;
  readonly #ofKey: Statement;

  constructor(database: Database) {
    this.#blocks = new SeriesBlocks(database);
    this.#series = database.prepare(`
      SELECT series_id, run_metrics.points, last, last_step, last_time, steps_ordered, times_ordered
      FROM run_keys CROSS JOIN run_metrics ON key_id = run_keys.id LEFT JOIN run_series ON run_series.id = series_id
      WHERE kind = 'metric' AND key = ? AND run_id = ?`);
    this.#ofKey = database.prepare(`
      SELECT run_id, last, series_id, run_metrics.points, steps_ordered
      FROM run_metrics LEFT JOIN run_series ON run_series.id = series_id WHERE key_id = ?`);
  }

  points(run: number, key: string): Points | null {
    const row = this.#series.get(key, run);
    return row === undefined ? null : this.#all(seriesRow.parse(row));
  }

  envelope(run: number, key: string, request: EnvelopeRequest): SeriesEnvelope | null {
    const row = this.#series.get(key, run);
    if (row === undefined) return null;
    const series = seriesRow.parse(row);
    const bounded = { ...request, buckets: Math.max(1, Math.floor(request.buckets)) };
    return series.series_id === null || series.points <= short || !isOrdered(series, request.axis)
      ? envelopeOfPoints(this.#all(series), bounded)
      : this.#stored(series.series_id, series.points, bounded);
  }

  /** All of it is read: what is smoothed over some of its points is another line at every zoom. */
  smoothed(run: number, key: string, request: SmoothingRequest): Float64Array {
    const points = this.points(run, key);
    return points ? smoothedPoints(points, request) : new Float64Array(0);
  }

  /** Mean of the last points (by step) of every series of a key, NaN left out, by run. */
  meanLast(keyId: number, count: number): ReadonlyMap<number, number> {
    const rows = this.#ofKey.all(keyId).map((row) => runRow.parse(row));
    return new Map(
      rows.map(({ run_id, last, series_id, points, steps_ordered }) => [
        run_id,
        series_id === null ? last : meanOf(this.#last(series_id, points, steps_ordered === 1, count)),
      ]),
    );
  }

  #last(series: number, total: number, ordered: boolean, count: number): Float64Array {
    if (!ordered) return lastByStep(this.#blocks.readAll(series), count);
    const from = Math.floor(Math.max(0, total - count) / blockPoints);
    return this.#blocks.read(series, from, Infinity).values.subarray(-count);
  }

  #all({ series_id, last, last_step, last_time }: SeriesRow): Points {
    if (series_id !== null) return this.#blocks.readAll(series_id);
    return { steps: Float64Array.of(last_step), times: Float64Array.of(last_time), values: Float64Array.of(last) };
  }

  #stored(series: number, total: number, request: EnvelopeRequest): SeriesEnvelope {
    const full = Math.floor(total / blockPoints);
    const read = (from: number, to: number) => {
      const firstBlock = Math.floor((from * groupPoints) / blockPoints);
      const points = this.#blocks.read(series, firstBlock, Math.ceil((to * groupPoints) / blockPoints));
      const offset = firstBlock * blockPoints;
      return slicePoints(points, from * groupPoints - offset, to * groupPoints - offset);
    };
    const tail = this.#blocks.read(series, full, full + 1);
    return envelopeOfStored({ groups: this.#blocks.pyramid(series), tail, read }, request);
  }
}

function isOrdered({ steps_ordered, times_ordered }: SeriesRow, axis: SeriesAxis): boolean {
  return (axis === 'step' ? steps_ordered : times_ordered) === 1;
}

function lastByStep({ steps, values }: Points, count: number): Float64Array {
  const order = sortByKeys(Int32Array.from(steps.keys()), steps, false);
  return Float64Array.from(order.slice(-count), (index) => values[index] ?? NaN);
}

function meanOf(values: Float64Array): number {
  const numbers = values.filter((value) => !Number.isNaN(value));
  return numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
}
