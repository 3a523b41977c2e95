import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ProfilePart } from '../data/profile/profilePart';
import { profileRange } from '../data/profile/profileRange';
import type { Profiler } from '../data/profile/profiler';
import { profileTable, type RangeRunner, type RangeWork } from '../data/profile/profileTable';
import { KnownSoFar } from './knownSoFar';
import { profileChunk, withKnown } from './profileChunk';
import { ProfileCrew } from './profileCrew';
import type { ChunkJob, ProfileWorkerData } from './profileProtocol';

/** Smaller files are done before another thread is up. */
const worthThreads = 16 * 1024 * 1024;

const mebibyte = 1024 * 1024;
const largestChunk = 16 * mebibyte;

/** Enough to show which columns have too many spellings. */
const firstChunk = 2 * mebibyte;

/** Chunks that may be under way or wait for their turn, for each further thread: more room for uneven chunks, more memory. */
const chunksAhead = 2;

/** Young objects of a thread, in MB; the default grows to 48, and most of what a profile keeps lies outside that heap. */
const youngMegabytes = 4;

/** How to run in parallel; the defaults are for the bundled programs. */
export interface ParallelOptions {
  /** The bundle of `profileWorker.ts`; default: beside the running bundle. */
  readonly workerFile?: string;
  /** Smallest file that is split. */
  readonly atLeast?: number;
  readonly chunkBytes?: number;
}

/**
 * A profiler that cuts large UTF-8 files into chunks for `threads` threads, this one included. The result is that of one
 * thread: a chunk whose beginning was guessed wrong is done again.
 */
export function parallelProfiler(threads: number, options: ParallelOptions = {}): Profiler {
  return (source, from, guess, profileOptions) => {
    const splits =
      threads > 1 &&
      from.kind === 'file' &&
      source.encoding === 'utf-8' &&
      source.size >= (options.atLeast ?? worthThreads);
    const ranges = splits ? chunkRunner(from.path, threads, options) : undefined;
    return profileTable(source, from, guess, { ...profileOptions, ...(ranges && { ranges }) });
  };
}

function chunkRunner(path: string, threads: number, options: ParallelOptions): RangeRunner {
  return async function* (work) {
    const { size, mtimeMs, ino } = statSync(path);
    const workerData: ProfileWorkerData = { path, state: { size, mtimeMs, ino }, plan: work.plan };
    const file = options.workerFile ?? join(__dirname, 'profileWorker.js');
    const workers = Array.from(
      { length: threads - 1 },
      () => new Worker(file, { workerData, resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes } }),
    );
    const run = new ChunkRun(work, workers, options.chunkBytes ?? chunkSize(work, threads));
    const nudge = (): void => run.crew.nudge();
    work.pacer.signal?.addEventListener('abort', nudge);
    try {
      yield* run.parts();
    } finally {
      work.pacer.signal?.removeEventListener('abort', nudge);
      run.crew.dispose();
    }
  };
}

/** Enough chunks to keep all busy to the end; small enough that the keys of many short records stay few. */
function chunkSize({ start, end, plan }: RangeWork, threads: number): number {
  const share = (end - start) / (threads * 6);
  const records = plan.meanRecord * 200_000;
  return Math.ceil(Math.max(mebibyte, Math.min(largestChunk, share, records)));
}

/** Distributes the chunks of one file and puts the parts in order. */
class ChunkRun {
  readonly crew: ProfileCrew;
  private readonly count: number;
  private readonly firstEnd: number;
  private readonly soFar: KnownSoFar;
  /** The next chunk that nobody has. */
  private next = 0;
  /** The chunk whose part is due. */
  private due = 0;

  constructor(
    private readonly work: RangeWork,
    private readonly workers: readonly Worker[],
    private readonly chunkBytes: number,
  ) {
    this.firstEnd = Math.min(work.end, work.start + Math.min(chunkBytes, firstChunk));
    this.count = 1 + Math.ceil((work.end - this.firstEnd) / chunkBytes);
    this.soFar = new KnownSoFar(work.plan);
    this.crew = new ProfileCrew(workers, () => this.take());
  }

  async *parts(): AsyncGenerator<ProfilePart> {
    let reached = this.work.start;
    for (this.due = 0; this.due < this.count; this.due++) {
      const { end } = this.chunk(this.due);
      const guessed = await this.partOf(this.due, reached);
      // A long record may have swallowed the whole chunk.
      if (reached >= end) continue;
      const part = guessed?.start === reached ? guessed : await this.profileFrom(reached, end);
      this.soFar.add(part);
      reached = part.end;
      yield part;
      if (part.changed) return;
    }
  }

  /** Waits for a chunk, and does others meanwhile. */
  private async partOf(index: number, reached: number): Promise<ProfilePart | null> {
    const { done } = this.crew;
    for (;;) {
      // What the first one shows spares the others work, and it is done before another thread is up.
      if (index > 0) this.crew.distribute();
      const part = done.get(index);
      if (part !== undefined) {
        done.delete(index);
        return part;
      }
      const job = this.take();
      if (job === null) {
        await this.crew.change();
        this.work.pacer.check();
      } else if (job.index === index) return reached < job.end ? this.profileFrom(reached, job.end) : null;
      else done.set(job.index, await this.profileGuessed(job));
    }
  }

  /** Null when all chunks are given away, or so many wait for their turn that memory is a concern. */
  private take(): ChunkJob | null {
    if (this.next >= this.count || this.next > this.due + this.workers.length * chunksAhead) return null;
    return this.chunk(this.next++);
  }

  private chunk(index: number): ChunkJob {
    const { start, end } = this.work;
    const { firstEnd, chunkBytes } = this;
    const from = index === 0 ? start : firstEnd + (index - 1) * chunkBytes;
    const to = index === 0 ? firstEnd : Math.min(end, from + chunkBytes);
    return { index, start: from, end: to, ...this.soFar.known };
  }

  private profileFrom(start: number, end: number): Promise<ProfilePart> {
    const { source, plan, pacer } = this.work;
    return profileRange({ source, plan: withKnown(plan, this.soFar.known), start, end }, { pacer });
  }

  private profileGuessed(job: ChunkJob): Promise<ProfilePart | null> {
    const { source, plan, pacer } = this.work;
    return profileChunk(source, plan, job, pacer);
  }
}
