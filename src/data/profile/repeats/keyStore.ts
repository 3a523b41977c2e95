import type { Disposable } from '../../../base/disposable';
import { finish } from '../cellHash';
import { keySize, type KeyLog } from './keyLog';
import { SpillFile } from './spillFile';

const partitionBits = 6;
const firstChunk = 64 * keySize;
const largestChunk = 4096 * keySize;

/** A piece of one partition that was written to disk. */
interface Segment {
  readonly at: number;
  readonly length: number;
}

/** The entries whose hashes begin alike, in file order: on disk first, then the chunks in memory, the last one open. */
interface Partition {
  readonly segments: Segment[];
  readonly chunks: Uint32Array[];
  open: Uint32Array;
  /** Used numbers of `open`. */
  used: number;
}

/**
 * All keys of one kind, split by hash so that each part can be searched for repeats on its own. Beyond `budget` bytes
 * they go to a temporary file; where there is none they stay in memory.
 */
export class KeyStore implements Disposable {
  /** Entries added. */
  count = 0;
  private readonly partitions: readonly Partition[];
  private inMemory = 0;
  /** Chunks that were written to disk, to be filled again: the collector would be slow to take them. */
  private readonly free: Uint32Array[] = [];
  private file: SpillFile | null = null;

  constructor(
    private budget: number,
    private readonly createFile: () => SpillFile | null = () => SpillFile.create(),
  ) {
    this.partitions = Array.from({ length: 1 << partitionBits }, () => ({
      segments: [],
      chunks: [],
      open: new Uint32Array(0),
      used: 0,
    }));
  }

  /** Takes the entries of a log whose rows count from `rowBase`, and empties it. */
  take(log: KeyLog, rowBase: number): void {
    const { entries } = log;
    for (let at = 0; at < log.length; at += keySize) {
      const partition = this.partitions[finish(entries[at] as number) >>> (32 - partitionBits)] as Partition;
      if (partition.used === partition.open.length) this.openChunk(partition);
      const { open, used } = partition;
      open[used] = entries[at] as number;
      open[used + 1] = entries[at + 1] as number;
      open[used + 2] = entries[at + 2] as number;
      open[used + 3] = (entries[at + 3] as number) + rowBase;
      partition.used = used + keySize;
    }
    this.count += log.length / keySize;
    log.length = 0;
    if (this.inMemory > this.budget) this.spill();
  }

  /** One after the other the entries of each partition, in file order. */
  *read(): Generator<Uint32Array> {
    for (const partition of this.partitions) {
      const { segments, chunks, open, used } = partition;
      const inChunks = chunks.reduce((sum, chunk) => sum + chunk.length, used);
      const all = new Uint32Array(segments.reduce((sum, segment) => sum + segment.length, inChunks));
      let at = 0;
      for (const segment of segments) {
        this.file?.read(segment.at, all.subarray(at, at + segment.length));
        at += segment.length;
      }
      for (const chunk of chunks) {
        all.set(chunk, at);
        at += chunk.length;
      }
      all.set(open.subarray(0, used), at);
      if (all.length > 0) yield all;
    }
  }

  dispose(): void {
    this.file?.dispose();
    this.file = null;
  }

  private openChunk(partition: Partition): void {
    if (partition.used > 0) partition.chunks.push(partition.open);
    const size = Math.min(largestChunk, Math.max(firstChunk, partition.open.length * 4));
    partition.open = (size === largestChunk ? this.free.pop() : undefined) ?? new Uint32Array(size);
    partition.used = 0;
    this.inMemory += partition.open.byteLength;
  }

  private spill(): void {
    this.file ??= this.createFile();
    if (this.file === null || !this.partitions.every((partition) => this.write(partition))) this.budget = Infinity;
  }

  /** Moves a partition to disk; false when it does not take it. */
  private write(partition: Partition): boolean {
    for (const chunk of [...partition.chunks, partition.open.subarray(0, partition.used)]) {
      const at = this.file?.append(chunk) ?? null;
      if (at === null) return false;
      partition.segments.push({ at, length: chunk.length });
      const written = partition.chunks.shift();
      if (written === undefined) partition.used = 0;
      else {
        this.inMemory -= written.byteLength;
        if (written.length === largestChunk) this.free.push(written);
      }
    }
    return true;
  }
}
