import { PointColumns } from '../pointColumns';

/** What a tag holds, told by the plugin that is named beside its first value in a file. */
export type TagContent = 'unknown' | 'scalars' | 'text' | 'other';

export interface TagSeries {
  readonly tag: string;
  /** The tag as it stands in files, to compare with. */
  readonly bytes: Buffer;
  content: TagContent;
  readonly points: PointColumns;
}

/** More metrics, or longer names, are nobody's; they would only fill the memory. */
const mostTags = 20_000;
const longestTag = 2000;

/** Finds the series of a tag by its bytes in an event, without making a text of them each time. */
export class TagTable {
  /** Values whose tag is one too many, or too long. */
  leftOut = 0;
  readonly #all: TagSeries[] = [];
  #slots = new Int32Array(256).fill(-1);

  get all(): readonly TagSeries[] {
    return this.#all;
  }

  /** Null for a tag that is left out. */
  at(buffer: Buffer, start: number, stop: number): TagSeries | null {
    for (let slot = hash(buffer, start, stop); ; slot++) {
      const index = this.#slots[slot & (this.#slots.length - 1)] ?? -1;
      const series = this.#all[index];
      if (series === undefined) return this.#add(Buffer.from(buffer.subarray(start, stop)));
      if (sameBytes(series.bytes, buffer, start, stop)) return series;
    }
  }

  of(tag: string): TagSeries | null {
    const bytes = Buffer.from(tag);
    return this.at(bytes, 0, bytes.length);
  }

  #add(bytes: Buffer): TagSeries | null {
    if (this.#all.length >= mostTags || bytes.length > longestTag) {
      this.leftOut++;
      return null;
    }
    const series = { tag: bytes.toString('utf8'), bytes, content: 'unknown' as const, points: new PointColumns() };
    this.#all.push(series);
    if (this.#all.length * 2 > this.#slots.length) this.#grow();
    else this.#place(this.#all.length - 1);
    return series;
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 4).fill(-1);
    for (const index of this.#all.keys()) this.#place(index);
  }

  #place(index: number): void {
    const bytes = this.#all[index]?.bytes ?? Buffer.alloc(0);
    const last = this.#slots.length - 1;
    let slot = hash(bytes, 0, bytes.length) & last;
    while (this.#slots[slot] !== -1) slot = (slot + 1) & last;
    this.#slots[slot] = index;
  }
}

/** FNV-1a, 32 bits (isthe.com/chongo/tech/comp/fnv). */
function hash(buffer: Buffer, start: number, stop: number): number {
  let value = 0x811c9dc5;
  for (let at = start; at < stop; at++) value = Math.imul(value ^ (buffer[at] ?? 0), 0x01000193);
  return value >>> 1;
}

function sameBytes(bytes: Buffer, buffer: Buffer, start: number, stop: number): boolean {
  if (bytes.length !== stop - start) return false;
  for (let at = 0; at < bytes.length; at++) if (bytes[at] !== buffer[start + at]) return false;
  return true;
}
