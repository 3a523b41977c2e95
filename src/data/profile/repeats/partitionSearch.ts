import { release } from '../release';
import { keyOffset, keySize } from './keyLog';

/** A key and the one that stood before it: rows from 0, byte offsets. */
export interface Candidate {
  readonly row: number;
  readonly offset: number;
  readonly firstRow: number;
  readonly firstOffset: number;
}

/** Looks for repeats among keys whose hashes begin alike: open addressing over the entries themselves. */
export class PartitionSearch {
  count = 0;
  /** The first repeats in file order, as many as are kept. */
  readonly pairs: Candidate[] = [];
  private readonly table: Int32Array;
  /** Entry that is to be looked up next. */
  private next = 0;

  /** `same` decides whether keys of the same hash, at two byte offsets, are equal. */
  constructor(
    private readonly entries: Uint32Array,
    private readonly keep: number,
    private readonly same: (firstOffset: number, offset: number) => boolean,
  ) {
    this.table = new Int32Array(2 ** Math.ceil(Math.log2((entries.length / keySize) * 2 + 1)));
  }

  /** Looks up the next `stride` entries; true when all were looked up. */
  search(stride = Infinity): boolean {
    const { entries } = this;
    const end = Math.min(entries.length, this.next + stride * keySize);
    for (let at = this.next; at < end; at += keySize) this.lookUp(at);
    this.next = end;
    return end === entries.length;
  }

  /** Gives entries and table back: there are many partitions. */
  release(): void {
    release(this.entries);
    release(this.table);
  }

  private lookUp(at: number): void {
    const { entries, table } = this;
    const mask = table.length - 1;
    let slot = (entries[at] as number) & mask;
    // Most keys are new, and find an empty slot at once.
    for (; table[slot] !== 0; slot = (slot + 1) & mask) {
      const other = (table[slot] as number) - 1;
      if (!this.sameHash(at, other) || !this.same(keyOffset(entries, other), keyOffset(entries, at))) continue;
      this.note(at, other);
      return;
    }
    table[slot] = at + 1;
  }

  private sameHash(a: number, b: number): boolean {
    const { entries } = this;
    return entries[a] === entries[b] && (entries[a + 1] as number) >>> 16 === (entries[b + 1] as number) >>> 16;
  }

  private note(at: number, first: number): void {
    this.count++;
    if (this.pairs.length >= this.keep) return;
    const { entries } = this;
    this.pairs.push({
      row: entries[at + 3] as number,
      offset: keyOffset(entries, at),
      firstRow: entries[first + 3] as number,
      firstOffset: keyOffset(entries, first),
    });
  }
}
