import { partitionPoint } from '../../base/partitionPoint';
import type { Position } from '../../base/position';
import type { ByteSource } from './byteSource';
import { stepBytes, stepUnits, utf8Step } from './utf8';

/** Sparse pairs of a byte offset where a line starts and that line's 0-based number, ascending. Plain data: crosses threads. */
export interface LineCheckpoints {
  readonly offsets: number[];
  readonly lines: number[];
}

const lineFeed = 10;
const carriageReturn = 13;

/** Bytes between two checkpoints: what one look-up has to read. */
const spacing = 65_536;

/** Notes that a line starts at `offset`; denser than one per 64 KB is not kept. Offsets ascend. */
export function addCheckpoint(to: LineCheckpoints, offset: number, line: number): void {
  if (offset - (to.offsets.at(-1) ?? 0) < spacing) return;
  to.offsets.push(offset);
  to.lines.push(line);
}

/** Appends the checkpoints of the following range, whose lines were counted from 0, after `lines` lines. */
export function appendCheckpoints(to: LineCheckpoints, part: LineCheckpoints, lines: number): void {
  for (const offset of part.offsets) to.offsets.push(offset);
  for (const line of part.lines) to.lines.push(line + lines);
}

/**
 * Where a byte lies in the document as VS Code shows it: lines break at LF, CRLF and CR, characters are UTF-16 units,
 * the byte-order mark is none, malformed UTF-8 shows as the WHATWG decoder writes it. Works without checkpoints, slower.
 */
export class LineIndex {
  constructor(
    private readonly source: ByteSource,
    private readonly checkpoints: LineCheckpoints = { offsets: [], lines: [] },
  ) {}

  position(offset: number): Position {
    return this.positions([offset])[0] ?? { line: 0, character: 0 };
  }

  /** Positions of many offsets in ascending order; reads each block once. */
  positions(offsets: ArrayLike<number>): Position[] {
    const cursor = new Cursor(this.source);
    const found: Position[] = [];
    for (let index = 0; index < offsets.length; index++) {
      const offset = Math.min(offsets[index] ?? 0, this.source.size);
      const checkpoint = this.checkpointBefore(offset);
      if (checkpoint >= 0) {
        const start = this.checkpoints.offsets[checkpoint] ?? 0;
        if (start > cursor.offset) cursor.jump(start, this.checkpoints.lines[checkpoint] ?? 0);
      }
      cursor.advance(offset);
      found.push({ line: cursor.line, character: cursor.character });
    }
    return found;
  }

  private checkpointBefore(offset: number): number {
    const { offsets } = this.checkpoints;
    return partitionPoint(offsets.length, (at) => (offsets[at] ?? Infinity) <= offset) - 1;
  }
}

/** Walks over the source and knows the position it has come to. */
class Cursor {
  offset = 0;
  line = 0;
  character = 0;
  private block: Buffer = Buffer.alloc(0);
  private blockStart = 0;

  constructor(private readonly source: ByteSource) {}

  jump(offset: number, line: number): void {
    this.offset = offset;
    this.line = line;
    this.character = 0;
  }

  /** Goes to `target`, or to the start of the character (or line end) that it lies inside. */
  advance(target: number): void {
    while (this.offset < target) {
      if (!this.walk(this.load(), target)) return;
    }
  }

  /** Makes the block hold `offset` and enough after it for one whole character. */
  private load(): number {
    const at = this.offset - this.blockStart;
    const enough = at >= 0 && (at + 4 <= this.block.length || this.blockStart + this.block.length >= this.source.size);
    if (enough && at < this.block.length) return at;
    const { buffer, byteOffset, length } = this.source.read(this.offset, this.offset + spacing);
    this.block = Buffer.from(buffer, byteOffset, length);
    this.blockStart = this.offset;
    return 0;
  }

  /** Walks within the block; false when the target lies inside the next character. */
  private walk(from: number, target: number): boolean {
    const { block, blockStart } = this;
    const atEnd = blockStart + block.length >= this.source.size;
    const end = Math.min(target - blockStart, atEnd ? block.length : block.length - 3);
    let at = this.skipLines(from, end);
    let { line, character } = this;
    let inside = false;
    while (at < end) {
      const byte = block[at] as number;
      if (byte === lineFeed || byte === carriageReturn) {
        const length = byte === carriageReturn && block[at + 1] === lineFeed ? 2 : 1;
        if ((inside = at + length > target - blockStart)) break;
        at += length;
        line++;
        character = 0;
      } else if (byte < 128) {
        at++;
        character++;
      } else {
        const step = utf8Step(block, at, block.length);
        if ((inside = at + stepBytes(step) > target - blockStart)) break;
        // The mark that opens the source is not part of the document.
        if (!(byte === 0xef && blockStart + at === 0 && block[1] === 0xbb && block[2] === 0xbf))
          character += stepUnits(step);
        at += stepBytes(step);
      }
    }
    this.line = line;
    this.character = character;
    this.offset = blockStart + at;
    return !inside;
  }

  /** Passes over whole lines, of which nothing matters but how many there are; returns where the rest begins. */
  private skipLines(from: number, end: number): number {
    const last = end > from ? this.block.lastIndexOf(lineFeed, end - 1) : -1;
    if (last < from || this.hasLoneReturn(from, last)) return from;
    for (let at = from; at <= last; at = this.block.indexOf(lineFeed, at) + 1) this.line++;
    this.character = 0;
    return last + 1;
  }

  /** Whether a carriage return before the line feed at `last` ends a line by itself. */
  private hasLoneReturn(from: number, last: number): boolean {
    const { block } = this;
    for (let at = block.indexOf(carriageReturn, from); at >= 0 && at < last; at = block.indexOf(carriageReturn, at + 1))
      if (block[at + 1] !== lineFeed) return true;
    return false;
  }
}
