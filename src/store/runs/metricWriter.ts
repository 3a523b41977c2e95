import * as z from 'zod/mini';
import type { Database, Statement } from '../sqlite';
import { joinPoints, type Points } from './points';
import type { KeyValue, RunKeys } from './runKeys';
import { SeriesBlocks } from './seriesBlocks';
import { mergeSummaries, summariseSeries, type Place, type SeriesSummary } from './seriesSummary';
import { flag, realOrNaN } from './rowSchemas';

const metricRow = z.object({
  points: z.number(),
  last: realOrNaN,
  last_step: realOrNaN,
  last_time: realOrNaN,
  least: realOrNaN,
  greatest: realOrNaN,
  series_id: z.nullable(z.number()),
});
const seriesRow = z.object({
  first: realOrNaN,
  first_step: realOrNaN,
  first_time: realOrNaN,
  mean: realOrNaN,
  squares: realOrNaN,
  nans: z.number(),
  steps_ordered: flag,
  times_ordered: flag,
});

/** A run whose values are written; `isNew`: it has none yet; `hidden`: no query shows it. */
export interface WrittenRun {
  readonly number: number;
  readonly isNew: boolean;
  readonly hidden: boolean;
}

interface KeptSeries {
  /** Null for a single point, which stands in the table of metrics alone. */
  readonly id: number | null;
  readonly summary: SeriesSummary;
}

/** Writes series with what is kept of them in short. */
export class MetricWriter {
  readonly #blocks: SeriesBlocks;
  readonly #metric: Statement;
  readonly #series: Statement;
  readonly #saveMetric: Statement;
  readonly #addSeries: Statement;
  readonly #saveSeries: Statement;
  readonly #removeMetric: Statement;
  readonly #removeSeries: Statement;

  constructor(
    database: Database,
    private readonly keys: RunKeys,
  ) {
    this.#blocks = new SeriesBlocks(database);
    this.#metric = database.prepare('SELECT * FROM run_metrics WHERE key_id = ? AND run_id = ?');
    this.#series = database.prepare('SELECT * FROM run_series WHERE id = ?');
    this.#saveMetric = database.prepare(`
      INSERT OR REPLACE INTO run_metrics
        (key_id, run_id, last, points, last_step, last_time, least, greatest, series_id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.#addSeries = database.prepare(
      'INSERT INTO run_series (nans, steps_ordered, times_ordered) VALUES (0, 0, 0) RETURNING id',
    );
    this.#saveSeries = database.prepare(`
      UPDATE run_series SET first = ?, first_step = ?, first_time = ?, mean = ?, squares = ?, nans = ?,
        steps_ordered = ?, times_ordered = ? WHERE id = ?`);
    this.#removeMetric = database.prepare('DELETE FROM run_metrics WHERE key_id = ? AND run_id = ?');
    this.#removeSeries = database.prepare('DELETE FROM run_series WHERE id = ?');
  }

  /** Adds points to a series, or puts them in the place of those it has. */
  write(run: WrittenRun, key: string, points: Points, replace: boolean): void {
    const id = this.keys.id('metric', key);
    const kept = run.isNew ? null : this.#kept(id, run.number);
    if (replace) this.#removePoints(kept?.id ?? null);
    let after: SeriesSummary | null = null;
    if (points.values.length > 0) after = this.#save(id, run.number, points, replace ? null : kept);
    else if (replace) this.#removeMetric.run(id, run.number);
    else return;
    this.keys.touched(id, after?.points ?? 0);
    if (!run.hidden) this.keys.replaced(id, kept && metricValue(kept.summary), after && metricValue(after));
  }

  #kept(id: number, run: number): KeptSeries | null {
    const row = this.#metric.get(id, run);
    if (row === undefined) return null;
    const metric = metricRow.parse(row);
    const series = metric.series_id === null ? null : seriesRow.parse(this.#series.get(metric.series_id));
    return { id: metric.series_id, summary: summaryOf(metric, series) };
  }

  #removePoints(series: number | null): void {
    if (series === null) return;
    this.#blocks.forget(series);
    this.#removeSeries.run(series);
  }

  #save(id: number, run: number, points: Points, kept: KeptSeries | null): SeriesSummary {
    const added = summariseSeries(points);
    const summary = kept ? mergeSummaries(kept.summary, added) : added;
    const series = summary.points > 1 ? this.#savePoints(points, kept, summary) : null;
    const { last, min, max } = summary;
    const extremes = series === null ? [null, null] : [min, max];
    this.#saveMetric.run(id, run, last.value, summary.points, last.step, last.time, ...extremes, series);
    return summary;
  }

  #savePoints(points: Points, kept: KeptSeries | null, summary: SeriesSummary): number {
    const series = kept?.id ?? z.object({ id: z.number() }).parse(this.#addSeries.get()).id;
    if (kept?.id === null) this.#blocks.append(series, 0, joinPoints([onePoint(kept.summary.last), points]));
    else this.#blocks.append(series, kept?.summary.points ?? 0, points);
    const { first, mean, squares, nans, stepsOrdered, timesOrdered } = summary;
    const flags = [stepsOrdered ? 1 : 0, timesOrdered ? 1 : 0];
    this.#saveSeries.run(first.value, first.step, first.time, mean, squares, nans, ...flags, series);
    return series;
  }
}

function onePoint({ step, time, value }: Place): Points {
  return { steps: Float64Array.of(step), times: Float64Array.of(time), values: Float64Array.of(value) };
}

function metricValue({ last: { value } }: SeriesSummary): KeyValue {
  return Number.isNaN(value) ? { value: 'NaN', odd: true } : { value, odd: false };
}

function summaryOf(metric: z.output<typeof metricRow>, series: z.output<typeof seriesRow> | null): SeriesSummary {
  const last = { step: metric.last_step, time: metric.last_time, value: metric.last };
  if (!series) return summariseSeries(onePoint(last));
  return {
    points: metric.points,
    first: { step: series.first_step, time: series.first_time, value: series.first },
    last,
    min: metric.least,
    max: metric.greatest,
    mean: series.mean,
    squares: series.squares,
    nans: series.nans,
    stepsOrdered: series.steps_ordered,
    timesOrdered: series.times_ordered,
  };
}
