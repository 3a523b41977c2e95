import { numericAttributes, type ColumnRef } from '../../../src/runs/columns';
import type {
  ColumnFacts,
  ColumnValues,
  MarkChange,
  RunQuery,
  RunStore,
  SortKey,
  StoredRun,
} from '../../../src/runs/runStore';
import { smoothed } from '../../../src/base/smoothing';
import type { EnvelopeRequest, SeriesEnvelope, SmoothingRequest } from '../../../src/runs/series';
import { holds } from './evaluate';
import { valueOf, type MemoryRun } from './memoryRun';

/** Runs in memory that answer as the store does; only what the panel asks is there. */
export class MemoryRuns implements RunStore {
  readonly #runs: MemoryRun[];
  readonly #byId = new Map<string, number>();
  readonly #removed = new Set<number>();
  /** The last step of runs that ended early. */
  readonly #ends = new Map<number, number>();

  constructor(runs: readonly MemoryRun[]) {
    this.#runs = [...runs];
    runs.forEach(({ id, number }) => this.#byId.set(id, number));
  }

  revision(): number {
    return 0;
  }

  find({ filter, order, archived }: RunQuery): Int32Array {
    const shown = this.#all().filter((run) => (archived || !run.archived) && (!filter || holds(filter, run) === true));
    const sorted = order.length === 0 ? shown : shown.toSorted((a, b) => compareRuns(a, b, order));
    return Int32Array.from(sorted, ({ number }) => number);
  }

  count(): { runs: number; archived: number } {
    const archived = this.#all().filter((run) => run.archived).length;
    return { runs: this.#all().length - archived, archived };
  }

  runs(numbers: readonly number[]): readonly StoredRun[] {
    return numbers.map((number) => this.#run(number));
  }

  lastSigns(numbers: readonly number[]): readonly (number | null)[] {
    return numbers.map((number) => this.#run(number).lastSign);
  }

  byId(id: string): number | null {
    const number = this.#byId.get(id) ?? null;
    return number === null || this.#removed.has(number) ? null : number;
  }

  parents(numbers: Int32Array): Int32Array {
    return numbers.map((number) => this.#run(number).parent ?? 0);
  }

  columns(): readonly ColumnFacts[] {
    const keys = (of: (run: MemoryRun) => ReadonlyMap<string, unknown>) => [
      ...new Set(this.#runs.slice(0, 200).flatMap((run) => [...of(run).keys()])),
    ];
    const metrics = keys(({ metrics }) => metrics).map((key): ColumnRef => ({ kind: 'metric', key, of: 'last' }));
    const params = keys(({ params }) => params).map((key): ColumnRef => ({ kind: 'param', key }));
    const about = (['started', 'status', 'experiment', 'duration'] as const).map((key): ColumnRef => ({
      kind: 'attribute',
      key,
    }));
    return [...metrics, ...params, ...about].map((column) => this.#facts(column));
  }

  values(column: ColumnRef, numbers: Int32Array): ColumnValues {
    const values = [...numbers].map((number) => valueOf(this.#run(number), column));
    const numeric = column.kind === 'metric' || (column.kind === 'attribute' && numericAttributes.has(column.key));
    if (!numeric) return { type: 'texts', values: values.map((value) => (value === null ? null : String(value))) };
    return {
      type: 'numbers',
      values: Float64Array.from(values, (value) => Number(value ?? NaN)),
      present: Uint8Array.from(values, (value) => (value === null ? 0 : 1)),
    };
  }

  envelope(number: number, key: string, { buckets, log }: EnvelopeRequest): SeriesEnvelope | null {
    const end = this.#run(number).metrics.get(key);
    if (end === undefined) return null;
    if (hasOneValue(key)) return pointByPoint(Float64Array.of(0), Float64Array.of(end));
    const steps = Float64Array.from({ length: buckets }, (_, index) => (index / (buckets - 1)) * 1000);
    const at = steps.filter((step) => step <= (this.#ends.get(number) ?? Infinity));
    const wave = (step: number) => 1 - 0.3 * Math.exp(-step / 120) + 0.002 * Math.sin(step / 9 + number);
    const last = at.map((step) => end * wave(step));
    return { ...pointByPoint(at, last), unplaced: log ? 1 : 0 };
  }

  /** Every point is a bucket of its own. */
  smoothed(number: number, key: string, { axis, weight, places }: SmoothingRequest): Float64Array {
    const request = { axis, from: null, to: null, buckets: places.length, log: false };
    const last = this.envelope(number, key, request)?.last ?? new Float64Array(0);
    return smoothed(places, last, weight);
  }

  removed(): readonly number[] {
    return [...this.#removed];
  }

  mark(changes: readonly MarkChange[]): readonly MarkChange[] {
    return changes.map(({ number, marks }) => {
      const before = this.#run(number);
      const { starred, archived, note, labels } = before;
      const { removed, name, ...rest } = marks;
      const wasRemoved = this.#removed.has(number);
      if (removed === true) this.#removed.add(number);
      if (removed === false) this.#removed.delete(number);
      const named = name === undefined ? {} : { name: name ?? before.recordedName };
      this.#runs[number - 1] = { ...before, ...rest, ...named };
      return { number, marks: { starred, archived, note, labels, name: before.name, removed: wasRemoved } };
    });
  }

  /** Adds a run as if it had just been read. */
  add(make: (number: number) => MemoryRun): MemoryRun {
    const run = make(this.#runs.length + 1);
    this.#runs.push(run);
    this.#byId.set(run.id, run.number);
    return run;
  }

  /** Sets the last value of a metric as if a point had just been read. */
  setMetric(number: number, key: string, value: number): void {
    const run = this.#run(number);
    this.#runs[number - 1] = { ...run, metrics: new Map([...run.metrics, [key, value]]) };
  }

  /** Leaves out all points of a run after a step. */
  endAt(number: number, step: number): void {
    this.#ends.set(number, step);
  }

  sources(): never[] {
    return [];
  }

  readonly details = unasked;
  readonly distinct = unasked;
  readonly points = unasked;
  readonly visit = unasked;

  #all(): readonly MemoryRun[] {
    return this.#runs.filter(({ number }) => !this.#removed.has(number));
  }

  #run(number: number): MemoryRun {
    return this.#runs[number - 1] as MemoryRun;
  }

  #facts(column: ColumnRef): ColumnFacts {
    const values = this.#runs.slice(0, 200).map((run) => valueOf(run, column));
    const present = values.filter((value) => value !== null);
    return {
      column,
      runs: present.length,
      numeric: present.every((value) => value !== '' && Number.isFinite(Number(value))),
      differs: new Set(values).size > 1,
      series: column.kind === 'metric' && !hasOneValue(column.key),
    };
  }
}

/** Metrics that are logged once, when a run ends. */
function hasOneValue(key: string): boolean {
  return key.includes('time');
}

/** A series of which every bucket is one point. */
function pointByPoint(at: Float64Array, last: Float64Array): SeriesEnvelope {
  const total = at.length;
  const ends = { first: at[0] ?? 0, end: at.at(-1) ?? 0 };
  return {
    from: at,
    to: at,
    min: last,
    max: last,
    last,
    nan: new Uint32Array(total),
    total,
    shown: total,
    unplaced: 0,
    ...ends,
  };
}

function compareRuns(a: MemoryRun, b: MemoryRun, order: readonly SortKey[]): number {
  for (const { column, descending } of order) {
    const [left, right] = [valueOf(a, column), valueOf(b, column)];
    const [noLeft, noRight] = [isLast(left), isLast(right)];
    if (noLeft || noRight) {
      if (noLeft !== noRight) return Number(noLeft) - Number(noRight);
      continue;
    }
    const numbers = Number(left) - Number(right);
    const by = Number.isNaN(numbers) ? (String(left) < String(right) ? -1 : 1) : numbers;
    if (by !== 0) return descending ? -by : by;
  }
  return a.number - b.number;
}

function unasked(): never {
  throw new Error('The panel does not ask this.');
}

const isLast = (value: string | number | null) => value === null || Number.isNaN(value);
