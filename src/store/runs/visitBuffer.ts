import type { ImportedRun, SeriesPoints } from '../../runs/run';
import { joinPoints, type Points } from './points';

/** What a visit has read and not yet written. */
export class VisitBuffer {
  readonly runs = new Map<string, ImportedRun>();
  readonly gone = new Set<string>();
  readonly disowned = new Set<string>();
  readonly #series = new Map<string, Map<string, WaitingSeries>>();
  #bytes = 0;

  get bytes(): number {
    return this.#bytes;
  }

  /** Every run that something was told of. */
  get nativeIds(): ReadonlySet<string> {
    return new Set([...this.runs.keys(), ...this.gone, ...this.disowned, ...this.#series.keys()]);
  }

  addRun(run: ImportedRun): void {
    this.runs.set(run.nativeId, run);
    this.gone.delete(run.nativeId);
    this.disowned.delete(run.nativeId);
    this.#bytes += sizeOf(run);
  }

  addPoints({ nativeId, key, mode, ...points }: SeriesPoints): void {
    const series = this.#series.get(nativeId) ?? new Map<string, WaitingSeries>();
    this.#series.set(nativeId, series);
    const waiting = series.get(key);
    if (mode === 'replace' || !waiting) series.set(key, { replace: mode === 'replace', parts: [points] });
    else waiting.parts.push(points);
    this.#bytes += points.values.length * pointBytes;
  }

  /** The runs that have points, and how many there are of one. */
  runsWithPoints(): readonly string[] {
    return [...this.#series.keys()];
  }

  countPoints(nativeId: string): number {
    const series = [...(this.#series.get(nativeId)?.values() ?? [])];
    return series.flatMap(({ parts }) => parts).reduce((sum, { values }) => sum + values.length, 0);
  }

  seriesOf(nativeId: string): readonly { readonly key: string; readonly replace: boolean; readonly points: Points }[] {
    const series = [...(this.#series.get(nativeId) ?? [])];
    return series.map(([key, { replace, parts }]) => ({ key, replace, points: joinPoints(parts) }));
  }

  /** Points of runs that nobody has told of yet stay. */
  clear(written: Iterable<string>): void {
    for (const nativeId of written) this.#series.delete(nativeId);
    this.runs.clear();
    this.gone.clear();
    this.disowned.clear();
    this.#bytes = this.runsWithPoints().reduce((sum, nativeId) => sum + this.countPoints(nativeId) * pointBytes, 0);
  }
}

interface WaitingSeries {
  readonly replace: boolean;
  readonly parts: Points[];
}

const pointBytes = 24;
const runBytes = 500;

function sizeOf(run: ImportedRun): number {
  let bytes = runBytes;
  for (const values of [run.params, run.tags]) {
    for (const [key, value] of values) bytes += key.length + value.length;
  }
  return bytes;
}
