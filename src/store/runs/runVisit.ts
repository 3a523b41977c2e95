import * as z from 'zod/mini';
import type { ImportedRun, SeriesPoints, SourceKind } from '../../runs/run';
import type { SourceVisit, VisitCounts } from '../../runs/runStore';
import type { Database } from '../sqlite';
import type { WrittenRun } from './metricWriter';
import { RunFamily } from './runFamily';
import { RunKeys } from './runKeys';
import { RunRevision } from './runRevision';
import { RunWriter, type WrittenSource } from './runWriter';
import { VisitBuffer } from './visitBuffer';
import { VisitedStates } from './visitedStates';

/** Begins a visit of a source. */
export type Visits = (tools: VisitTools, kind: SourceKind, path: string) => SourceVisit;

/** Given to a store by whoever imports: what only reads need not load what writes runs. */
export const runVisits: Visits = (tools, kind, path) => new RunVisit(tools, kind, path);

export interface VisitTools {
  readonly database: Database;
  /** Runs its argument in a transaction and tells everybody that something changed. */
  readonly write: (work: () => void) => void;
  /** The same for what nobody waits for. */
  readonly writeQuietly: (work: () => void) => void;
  readonly exists: (path: string) => boolean;
}

const sourceRow = z.object({ id: z.number(), state: z.nullable(z.string()), problem: z.nullable(z.string()) });

/** What one visit of a source writes. */
class RunVisit implements SourceVisit {
  readonly state: string | null;
  readonly #buffer = new VisitBuffer();
  readonly #keys: RunKeys;
  readonly #writer: RunWriter;
  readonly #family: RunFamily;
  readonly #states: VisitedStates;
  #known: z.output<typeof sourceRow> | null;
  #state: string | null;
  #overtaken = false;

  constructor(
    private readonly tools: VisitTools,
    private readonly kind: SourceKind,
    private readonly path: string,
  ) {
    this.#keys = new RunKeys(tools.database);
    this.#writer = new RunWriter(tools.database, this.#keys, tools.exists);
    this.#family = new RunFamily(tools.database);
    this.#known = this.#findSource();
    this.state = this.#known?.state ?? null;
    this.#state = this.state;
    this.#states = new VisitedStates(tools.database, this.#known?.id ?? 0);
  }

  get pending(): number {
    return this.#buffer.bytes;
  }

  runStates(): ReadonlyMap<string, string> {
    return this.#states.all;
  }

  run(run: ImportedRun): void {
    this.#buffer.addRun(run);
  }

  points(points: SeriesPoints): void {
    this.#buffer.addPoints(points);
  }

  gone(nativeId: string): void {
    this.#buffer.gone.add(nativeId);
  }

  disowned(nativeId: string): void {
    this.#buffer.disowned.add(nativeId);
  }

  commit(state: string | null): VisitCounts | null {
    const counts = { imported: 0, updated: 0 };
    if (this.#isIdle() && state === this.#state && this.#known) return counts;
    const written = new Set<string>();
    try {
      this.tools.write(() => {
        this.#overtaken = this.#isOvertaken();
        if (this.#overtaken) return;
        const source = this.#makeSource(state);
        for (const nativeId of this.#buffer.gone) this.#writer.gone(source, nativeId);
        for (const nativeId of this.#buffer.disowned) this.#writer.disowned(source, nativeId);
        this.#writeAll(source, counts, written);
        this.#keys.flush(new RunRevision(this.tools.database).next('import'));
        this.#states.renew(source.id, this.#buffer.nativeIds);
      });
    } catch (error) {
      this.#keys.forget();
      throw error;
    }
    if (this.#overtaken) return null;
    this.#buffer.clear(written);
    this.#state = state;
    return counts;
  }

  end({ at, problem }: { readonly at: number; readonly problem: string | null }): void {
    const read = problem === null ? at : null;
    const quiet = this.#known !== null && this.#known.problem === problem;
    (quiet ? this.tools.writeQuietly : this.tools.write)(() => {
      // The state is left to those who commit: another visit may have gone further by now.
      const { id } = this.#findSource() ?? this.#makeSource(this.#state);
      this.tools.database
        .prepare('UPDATE run_sources SET read = coalesce(?, read), problem = ? WHERE id = ?')
        .run(read, problem, id);
    });
  }

  /** Whether what is kept of the source, or of a run that is to be written, is no longer what this visit goes on from. */
  #isOvertaken(): boolean {
    const source = this.#findSource();
    if ((source?.state ?? null) !== this.#state) return true;
    return source !== null && this.#states.differ(source.id, this.#buffer.nativeIds);
  }

  #isIdle(): boolean {
    const { runs, gone, disowned } = this.#buffer;
    return runs.size + gone.size + disowned.size + this.#buffer.runsWithPoints().length === 0;
  }

  #writeAll(source: WrittenSource, counts: { imported: number; updated: number }, written: Set<string>): void {
    const saved = new Map<string, WrittenRun>();
    for (const [nativeId, run] of this.#buffer.runs) {
      written.add(nativeId);
      const result = this.#writer.save(source, run, () => this.#buffer.countPoints(nativeId));
      if (!result) continue;
      saved.set(nativeId, result);
      counts[result.isNew ? 'imported' : 'updated']++;
      const mayBeNested = run.parent !== null || !result.isNew;
      this.#family.join(source, { number: result.number, nativeId, mayBeNested });
    }
    for (const nativeId of this.#buffer.runsWithPoints()) {
      const run = saved.get(nativeId) ?? (written.has(nativeId) ? null : this.#writer.known(source, nativeId));
      if (!run) continue;
      if (!saved.has(nativeId)) counts.updated++;
      written.add(nativeId);
      for (const { key, points, replace } of this.#buffer.seriesOf(nativeId))
        this.#writer.writePoints(run, key, points, replace);
    }
  }

  #findSource(): z.output<typeof sourceRow> | null {
    const row = this.tools.database
      .prepare('SELECT id, state, problem FROM run_sources WHERE kind = ? AND path = ?')
      .get(this.kind, this.path);
    return row === undefined ? null : sourceRow.parse(row);
  }

  #makeSource(state: string | null): WrittenSource {
    this.tools.database
      .prepare(
        `INSERT INTO run_sources (kind, path, state) VALUES (?, ?, ?)
         ON CONFLICT (kind, path) DO UPDATE SET state = excluded.state`,
      )
      .run(this.kind, this.path, state);
    this.#known = this.#findSource();
    return { id: this.#known?.id ?? 0, kind: this.kind, path: this.path };
  }
}
