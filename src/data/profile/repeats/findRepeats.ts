import type { Pacer } from '../pacer';
import { release } from '../release';
import type { CellPlace, Repeats } from '../tableProfile';
import { keyOffset, keySize } from './keyLog';
import { sameKey, type KeyReader, type KeyText } from './keyReader';
import type { KeyStore } from './keyStore';

/** First occurrences that are kept in memory because they are compared again and again. */
const cachedFirsts = 256;

/** Index of an entry and of the one it repeats. */
interface Pair {
  readonly row: number;
  readonly offset: number;
  readonly firstRow: number;
  readonly firstOffset: number;
}

/** Finds every key that stood before. Equal hashes are only taken for equal after reading both again. */
export async function findRepeats(store: KeyStore, reader: KeyReader, keep: number, pacer: Pacer): Promise<Repeats> {
  const pairs: Pair[] = [];
  let count = 0;
  for (const entries of store.read()) {
    const partition = new PartitionSearch(entries, reader, keep);
    while (!partition.search()) await pacer.due();
    partition.release();
    count += partition.count;
    for (const pair of partition.pairs) pairs.push(pair);
    const pause = pacer.due();
    if (pause !== null) await pause;
  }
  pairs.sort((a, b) => a.row - b.row);
  const cells = pairs.slice(0, keep).map(({ row, offset, firstRow, firstOffset }) => ({
    place: placeOf(reader.read(offset), row),
    first: placeOf(reader.read(firstOffset), firstRow),
  }));
  return { count, cells };
}

function placeOf({ start, end }: KeyText, row: number): CellPlace {
  return { row: row + 1, start, end };
}

/** Looks for repeats among keys whose hashes begin alike: open addressing over the entries themselves. */
class PartitionSearch {
  count = 0;
  /** The first repeats in file order. */
  readonly pairs: Pair[] = [];
  private readonly table: Int32Array;
  /** Entry that is to be looked up next. */
  private next = 0;
  private readonly firsts = new Map<number, KeyText>();

  constructor(
    private readonly entries: Uint32Array,
    private readonly reader: KeyReader,
    private readonly keep: number,
  ) {
    this.table = new Int32Array(2 ** Math.ceil(Math.log2((entries.length / keySize) * 2 + 1)));
  }

  /** Goes on through the entries; false when bytes were read, so that it is time to look whether to go on. */
  search(): boolean {
    const { entries, table } = this;
    const mask = table.length - 1;
    let at = this.next;
    for (; at < entries.length; at += keySize) {
      let slot = (entries[at] as number) & mask;
      // Most keys are new, and find an empty slot at once.
      while (table[slot] !== 0) {
        const other = (table[slot] as number) - 1;
        if (this.sameHash(at, other)) {
          this.next = at + keySize;
          this.compare(at, slot);
          return false;
        }
        slot = (slot + 1) & mask;
      }
      table[slot] = at + 1;
    }
    return true;
  }

  /** Gives entries and table back: there are many partitions. */
  release(): void {
    release(this.entries);
    release(this.table);
  }

  private sameHash(a: number, b: number): boolean {
    const { entries } = this;
    return entries[a] === entries[b] && (entries[a + 1] as number) >>> 16 === (entries[b + 1] as number) >>> 16;
  }

  /** Compares an entry with those of the same hash, from `slot` on, and notes it as a repeat or as new. */
  private compare(at: number, from: number): void {
    const { table } = this;
    const mask = table.length - 1;
    const later = this.reader.read(keyOffset(this.entries, at));
    let slot = from;
    for (; table[slot] !== 0; slot = (slot + 1) & mask) {
      const other = (table[slot] as number) - 1;
      if (this.sameHash(at, other) && sameKey(this.first(other), later)) {
        this.note(at, other);
        return;
      }
    }
    table[slot] = at + 1;
  }

  private note(at: number, first: number): void {
    this.count++;
    if (this.pairs.length >= this.keep) return;
    this.pairs.push({
      row: this.entries[at + 3] as number,
      offset: keyOffset(this.entries, at),
      firstRow: this.entries[first + 3] as number,
      firstOffset: keyOffset(this.entries, first),
    });
  }

  private first(at: number): KeyText {
    const known = this.firsts.get(at);
    if (known !== undefined) return known;
    const read = this.reader.read(keyOffset(this.entries, at));
    if (this.firsts.size >= cachedFirsts) this.firsts.clear();
    this.firsts.set(at, read);
    return read;
  }
}
