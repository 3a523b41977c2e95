import type { ImportedRun, SeriesPoints } from '../run';
import type { SourceVisit } from '../runStore';
import type { ImportContext } from '../sources/source';
import { OvertakenError } from './overtaken';
import { shownPath } from './shownPath';

/** What could not be read, in one sentence; the path is project-relative with `/`, absolute outside the project. */
export interface ImportProblem {
  readonly path: string;
  readonly problem: string;
}

/** What came of one source: counts of runs. */
export interface SourceImport {
  readonly imported: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly problems: readonly ImportProblem[];
  /** How many problems there are below the source: those of the source itself are no part of it. */
  readonly leftOut: number;
  /** Another window or command reads the source too, and was left to read it to its end. */
  readonly isLeft?: boolean;
}

/** What the visits of one import have written: where one was overtaken the next counts on, and each run once. */
export interface Written {
  readonly runs: Set<string>;
  imported: number;
  updated: number;
}

export interface VisitOptions {
  readonly root: string;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly full: boolean;
  /** `ImportContext.closely` */
  readonly closely?: ReadonlySet<string>;
  /** Told after each commit how many runs were written so far. */
  readonly onProgress: (runs: number) => void;
}

/**
 * Milliseconds and bytes after which what waits is committed: short transactions, so that other writers wait little. Where
 * a commit takes long, reading goes on for some times as long before the next one, so that commits do not eat up the time.
 */
const commitAfter = 50;
const commitAtMostAfter = 200;
const readingPerCommit = 4;
const commitBytes = 4 * 1024 * 1024;
/** Milliseconds after which others on this thread are let in. */
const breath = 10;
/** Further problems of one source are counted, not kept. */
const mostProblems = 100;

/** What an importer is given: gathers what it reads and commits it in parts. */
export class Visit implements ImportContext {
  readonly root: string;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly full: boolean;
  readonly closely: ReadonlySet<string>;
  readonly state: string | null;
  readonly runStates: ReadonlyMap<string, string>;
  /** Why the source as a whole could not be read to its end. */
  failure: string | null = null;
  readonly #onProgress: (runs: number) => void;
  readonly #problems: ImportProblem[] = [];
  #leftOut = 0;
  #unlisted = 0;
  #nextState: string | null;
  /** What the store threw, wrapped: whatever an importer makes of it, the visit ends with it. */
  #broken: { readonly error: unknown } | null = null;
  #waiting = false;
  #committed = performance.now();
  #interval = commitAfter;
  #paused = performance.now();
  /** Runs that something was told of since the last commit. */
  readonly #touched = new Set<string>();
  /** Runs that are known by now, as an earlier visit of this import brought them. */
  readonly #brought: number;
  /** Runs that are not here any more. */
  #gone = 0;

  constructor(
    private readonly stored: SourceVisit,
    readonly path: string,
    options: VisitOptions,
    private readonly written: Written = { runs: new Set(), imported: 0, updated: 0 },
  ) {
    this.#brought = written.imported;
    this.root = options.root;
    this.signal = options.signal;
    this.now = options.now;
    this.full = options.full;
    this.closely = options.closely ?? new Set();
    this.#onProgress = options.onProgress;
    this.state = options.full ? null : stored.state;
    this.#nextState = stored.state;
    this.runStates = stored.runStates();
  }

  get outcome(): SourceImport {
    // A run that is committed in parts is written several times, and one that is held elsewhere not at all.
    const { runs, imported } = this.written;
    const updated = Math.min(runs.size - imported, this.written.updated);
    const unchanged = Math.max(0, this.runStates.size - this.#brought - updated - this.#gone);
    const more = { path: shownPath(this.root, this.path), problem: `${this.#unlisted} more problems are not listed.` };
    const problems = this.#unlisted > 0 ? [...this.#problems, more] : this.#problems;
    return { imported, updated, unchanged, problems, leftOut: this.#leftOut };
  }

  run(run: ImportedRun): void {
    this.#touched.add(run.nativeId);
    this.#write(() => this.stored.run(run));
  }

  points(points: SeriesPoints): void {
    this.#touched.add(points.nativeId);
    this.#write(() => this.stored.points(points));
  }

  gone(nativeId: string): void {
    this.#gone++;
    this.#write(() => this.stored.gone(nativeId));
  }

  disowned(nativeId: string): void {
    this.#gone++;
    this.#write(() => this.stored.disowned(nativeId));
  }

  problem(path: string, problem: string): void {
    if (path === this.path) this.failure ??= problem;
    else this.#leftOut++;
    if (this.#problems.length < mostProblems) this.#problems.push({ path: shownPath(this.root, path), problem });
    else this.#unlisted++;
  }

  async breathe(state?: string | null): Promise<void> {
    if (state !== undefined) this.#nextState = state;
    const now = performance.now();
    const due = this.#waiting && (now - this.#committed >= this.#interval || this.stored.pending >= commitBytes);
    if (due) this.#commit();
    if (now - this.#paused >= breath) {
      await new Promise(setImmediate);
      this.#paused = performance.now();
    }
    this.signal.throwIfAborted();
  }

  /** Commits what still waits and ends the visit; throws what the store threw before. */
  finish(at: number): void {
    if (this.#broken) throw this.#broken.error;
    if (this.#waiting || this.#nextState !== this.stored.state) this.#commit();
    this.stored.end({ at, problem: this.failure });
  }

  #commit(): void {
    const began = performance.now();
    this.#write(() => {
      const counts = this.stored.commit(this.#nextState);
      if (counts === null) throw new OvertakenError();
      for (const nativeId of this.#touched) this.written.runs.add(nativeId);
      this.#touched.clear();
      this.written.imported += counts.imported;
      this.written.updated += counts.updated;
    });
    this.#waiting = false;
    this.#committed = performance.now();
    const took = this.#committed - began;
    this.#interval = Math.min(commitAtMostAfter, Math.max(commitAfter, readingPerCommit * took));
    this.#onProgress(this.written.runs.size);
  }

  #write(work: () => void): void {
    this.#waiting = true;
    if (this.#broken) throw this.#broken.error;
    try {
      work();
    } catch (error) {
      this.#broken ??= { error };
      throw error;
    }
  }
}
