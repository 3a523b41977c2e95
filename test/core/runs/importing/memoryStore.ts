import type { ImportedRun, SeriesPoints, SourceKind } from '../../../../src/runs/run';
import type { RunStore, SourceVisit } from '../../../../src/runs/runStore';

interface MemorySource {
  state: string | null;
  problem: string | null;
  readonly runs: Map<string, ImportedRun>;
  readonly points: Map<string, Map<string, readonly (readonly [step: number, time: number, value: number])[]>>;
  readonly gone: Set<string>;
  readonly disowned: Set<string>;
}

/** Keeps what visits commit, as it was given. */
export class MemoryStore implements Pick<RunStore, 'visit'> {
  readonly sources = new Map<string, MemorySource>();
  /** What was committed, one entry for each commit: how many runs and points it brought. */
  readonly commits: { readonly runs: number; readonly points: number; readonly state: string | null }[] = [];
  /** Thrown at the next commit. */
  failure: Error | null = null;
  /** How many of the next commits are refused, as if others had written meanwhile. */
  refusals = 0;

  source(path: string): MemorySource {
    const found = this.sources.get(path);
    if (!found) throw new Error(`There is no source ${path}, only ${[...this.sources.keys()].join(', ')}.`);
    return found;
  }

  run(path: string, name: string): ImportedRun {
    const found = [...this.source(path).runs.values()].find((run) => run.name === name);
    if (!found) throw new Error(`There is no run ${name}.`);
    return found;
  }

  /** Points of a run by metric: step, time, value. */
  points(path: string, name: string): Record<string, readonly (readonly number[])[]> {
    return Object.fromEntries(this.source(path).points.get(this.run(path, name).nativeId) ?? []);
  }

  visit(_kind: SourceKind, path: string): SourceVisit {
    let source = this.sources.get(path);
    if (!source) {
      source = { state: null, problem: null, runs: new Map(), points: new Map(), gone: new Set(), disowned: new Set() };
      this.sources.set(path, source);
    }
    return new MemoryVisit(this, source);
  }
}

class MemoryVisit implements SourceVisit {
  readonly state: string | null;
  #runs: ImportedRun[] = [];
  #points: SeriesPoints[] = [];
  #gone: string[] = [];
  #disowned: string[] = [];

  constructor(
    private readonly store: MemoryStore,
    private readonly source: MemorySource,
  ) {
    this.state = source.state;
  }

  get pending(): number {
    return this.#points.reduce((bytes, { values }) => bytes + values.length * 24, this.#runs.length * 1000);
  }

  runStates(): ReadonlyMap<string, string> {
    const { runs, gone, disowned } = this.source;
    const here = [...runs].filter(([id]) => !gone.has(id) && !disowned.has(id));
    return new Map(here.map(([id, run]) => [id, run.state ?? '']));
  }

  run(run: ImportedRun): void {
    this.#runs.push(run);
  }

  points(points: SeriesPoints): void {
    this.#points.push(points);
  }

  gone(nativeId: string): void {
    this.#gone.push(nativeId);
  }

  disowned(nativeId: string): void {
    this.#disowned.push(nativeId);
  }

  commit(state: string | null) {
    if (this.store.failure) throw this.store.failure;
    if (this.store.refusals-- > 0) return null;
    const { source } = this;
    const imported = new Set(this.#runs.map((run) => run.nativeId).filter((id) => !source.runs.has(id)));
    const written = new Set([...this.#runs, ...this.#points].map(({ nativeId }) => nativeId));
    for (const run of this.#runs) {
      source.runs.set(run.nativeId, run);
      source.gone.delete(run.nativeId);
      source.disowned.delete(run.nativeId);
    }
    for (const points of this.#points) this.#add(points);
    for (const id of this.#gone) source.gone.add(id);
    for (const id of this.#disowned) source.disowned.add(id);
    source.state = state;
    this.store.commits.push({ runs: this.#runs.length, points: this.#points.length, state });
    [this.#runs, this.#points, this.#gone, this.#disowned] = [[], [], [], []];
    return { imported: imported.size, updated: [...written].filter((id) => !imported.has(id)).length };
  }

  end({ problem }: { readonly problem: string | null }): void {
    this.source.problem = problem;
  }

  #add({ nativeId, key, mode, steps, times, values }: SeriesPoints): void {
    if (!this.source.runs.has(nativeId)) throw new Error(`Points of a run that is not known: ${nativeId}.`);
    const series = this.source.points.get(nativeId) ?? new Map<string, (readonly [number, number, number])[]>();
    this.source.points.set(nativeId, series);
    const before = mode === 'append' ? (series.get(key) ?? []) : [];
    const added = Array.from(steps, (step, index) => [step, times[index] ?? NaN, values[index] ?? NaN] as const);
    series.set(key, [...before, ...added]);
  }
}
