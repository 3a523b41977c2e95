import type { SeriesPoints } from '../../run';
import type { ForeignTables } from '../source';
import { SeenSeries } from './seenSeries';

/** Of the table `metrics`, in this order. */
export const metricColumns = ['run_uuid', 'key', 'value', 'timestamp', 'step', 'is_nan'] as const;
const pageRows = 20_000;

/** SQLite has no infinities in MLflow's schema: it writes the largest number for them. */
const largest = Number.MAX_VALUE;

interface Series {
  readonly nativeId: string;
  readonly key: string;
  readonly steps: number[];
  readonly times: number[];
  readonly values: number[];
}

/** Reads points in the order they were logged, a page at a time. */
export class MetricRows {
  /** Null: what comes follows what came before. Else the first points of each series take the place of all it had. */
  readonly #seen: SeenSeries | null;

  constructor(
    private readonly tables: ForeignTables,
    renewing: boolean,
  ) {
    this.#seen = renewing ? new SeenSeries() : null;
  }

  /** Points of the rows beyond `after` up to `end`, and the row that was the last of them; null: there are none. */
  page(after: number, end: number): { readonly points: readonly SeriesPoints[]; readonly last: number } | null {
    const rows = this.tables.rows('metrics', metricColumns, after, pageRows).filter((row) => Number(row[0]) <= end);
    if (rows.length === 0) return null;
    const series = new Map<string, Series>();
    for (const row of rows) addPoint(series, row);
    return { points: [...series.values()].map((one) => this.#pointsOf(one)), last: Number(rows.at(-1)?.[0]) };
  }

  /** Notes the series of the rows beyond `after` up to `end` as read, and gives the row that was the last of them. */
  skip(after: number, end: number): number | null {
    const rows = this.tables
      .rows('metrics', ['run_uuid', 'key'], after, pageRows)
      .filter((row) => Number(row[0]) <= end);
    for (const [, run, key] of rows) this.#seen?.isNew(String(run), String(key));
    return rows.length === 0 ? null : Number(rows.at(-1)?.[0]);
  }

  #pointsOf({ nativeId, key, steps, times, values }: Series): SeriesPoints {
    return {
      nativeId,
      key,
      steps: Float64Array.from(steps),
      times: Float64Array.from(times),
      values: Float64Array.from(values),
      mode: this.#seen?.isNew(nativeId, key) === true ? 'replace' : 'append',
    };
  }
}

function addPoint(series: Map<string, Series>, row: readonly (string | number | null)[]): void {
  const [, run, key, value, time, step, isNan] = row;
  const name = `${run}\n${key}`;
  let points = series.get(name);
  if (!points) {
    points = { nativeId: String(run), key: String(key), steps: [], times: [], values: [] };
    series.set(name, points);
  }
  points.steps.push(Number(step ?? 0));
  points.times.push(time === null || time === undefined ? NaN : Number(time));
  points.values.push(valueOf(value, isNan));
}

function valueOf(value: string | number | null | undefined, isNan: string | number | null | undefined): number {
  if (isNan === 1 || typeof value !== 'number') return NaN;
  if (Math.abs(value) < largest) return value;
  return value > 0 ? Infinity : -Infinity;
}
