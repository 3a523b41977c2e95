import { statSync } from 'node:fs';
import type { ImportedRun, SeriesPoints } from '../../run';
import type { ImportContext } from '../source';
import { folderFacts, type RunPlace } from './folderFacts';
import {
  digestOf,
  isSettled,
  parseActive,
  settledState,
  unfinishedState,
  writeActive,
  type FolderSigns,
  type ReadMetric,
} from './folderState';
import { keyFiles } from './keyFiles';
import { hasTail, metricParts, type MetricPart } from './metricFile';

/** Bytes of points that are gathered before a run is written in part. */
const mostWaiting = 2 * 1024 * 1024;
const bytesOfPoint = 24;

/** Reads one run of a FileStore: all of it, or what is new since the last visit. */
export async function readRunFolder(place: RunPlace, signs: FolderSigns, context: ImportContext): Promise<void> {
  await new RunReading(place, signs, context).read();
}

class RunReading {
  readonly #unread: string[] = [];
  readonly #metrics = new Map<string, ReadMetric>();
  readonly #run: ImportedRun;
  readonly #ended: boolean;
  /** It will not be looked at metric by metric again. */
  readonly #settled: boolean;
  #waiting: SeriesPoints[] = [];
  #bytes = 0;
  #hasNew = false;

  constructor(
    private readonly place: RunPlace,
    private readonly signs: FolderSigns,
    private readonly context: ImportContext,
  ) {
    this.#run = folderFacts(place, (reason) => this.#unread.push(reason));
    this.#ended = this.#run.status !== 'running' && this.#run.status !== 'scheduled';
    this.#settled = isSettled(signs, this.#ended, context.now());
  }

  async read(): Promise<void> {
    const { context } = this;
    const known = context.full ? null : parseActive(context.runStates.get(this.#run.nativeId));
    for (const { key, path } of keyFiles(`${this.place.path}/metrics`)) {
      try {
        await this.#readMetric(key, path, known?.metrics[key] ?? null);
      } catch (error) {
        if (context.signal.aborted) throw error;
        this.#unread.push(`metrics/${key} cannot be read.`);
      }
    }
    const run = { ...this.#run, partly: this.#partly() };
    const facts = digestOf([
      ...run.params,
      ...run.tags,
      { ...run, params: 0, tags: 0, environment: [...run.environment] },
    ]);
    if (known?.facts === facts && !this.#hasNew && !this.#settled) return;
    const active = { facts, metrics: Object.fromEntries(this.#metrics) };
    this.#write({ ...run, state: this.#settled ? settledState(this.signs) : writeActive(active) });
  }

  async #readMetric(key: string, path: string, known: ReadMetric | null): Promise<void> {
    const stats = this.#settled ? null : statSync(path);
    if (stats && known?.size === stats.size && known.time === stats.mtimeMs) {
      this.#metrics.set(key, known);
      return;
    }
    const grew = stats && known && stats.size > known.size && hasTail(path, known.end, known.tail);
    const before = grew ? known : null;
    let mode: SeriesPoints['mode'] = before ? 'append' : 'replace';
    let unreadable = before?.unreadable ?? 0;
    for (const part of metricParts(path, before?.end ?? 0)) {
      this.#take(key, part, mode);
      mode = 'append';
      unreadable += part.unreadable;
      const { size, end, tail } = part;
      this.#metrics.set(key, { size, time: stats?.mtimeMs ?? 0, end, tail, unreadable });
      if (this.#bytes > mostWaiting) {
        this.#write({ ...this.#run, state: unfinishedState() });
        await this.context.breathe();
      }
    }
  }

  #take(key: string, part: MetricPart, mode: SeriesPoints['mode']): void {
    if (part.values.length === 0 && mode === 'append') return;
    this.#hasNew = true;
    this.#bytes += part.values.length * bytesOfPoint;
    this.#waiting.push({
      nativeId: this.#run.nativeId,
      key,
      steps: Float64Array.from(part.steps),
      times: Float64Array.from(part.times),
      values: Float64Array.from(part.values),
      mode,
    });
  }

  #write(run: ImportedRun): void {
    this.context.run(run);
    for (const points of this.#waiting) this.context.points(points);
    this.#waiting = [];
    this.#bytes = 0;
  }

  /** While a run goes on, a last line without an end is being written; afterwards it is one that was cut off. */
  #partly(): string | null {
    const reasons = [...this.#unread];
    for (const [key, { size, end, unreadable }] of this.#metrics) {
      if (unreadable > 0) reasons.push(`metrics/${key} has lines that are no points.`);
      else if (this.#ended && size > end) reasons.push(`The last line of metrics/${key} is cut off.`);
    }
    const [first, ...more] = reasons;
    if (first === undefined) return null;
    return more.length === 0 ? first : `${first.slice(0, -1)}, and ${more.length} more of its files are not whole.`;
  }
}
