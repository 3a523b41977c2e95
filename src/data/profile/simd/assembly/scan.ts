import {

  batchLineBreaks,
  batchRows,
  batchWide,
  rangeCells,
  rangeDelimiter,
  rangeFitEnds,
  rangeMarks,
  rangeMaxRows,
  rangeRowEnds,
  rangeRowFlags,
  rangeRowStarts,
  rangeWidth,
} from '../layout';
import { blank, endsCr, endsCrLf, endsLf, ragged } from './kinds';

const quote: u32 = 34;
const lineFeed: u32 = 10;
const carriageReturn: u32 = 13;
const backslash: u32 = 92;

/** From so many line breaks in one cell on its quote is suspicious, which is judged elsewhere. */
const suspiciousBreaks: i32 = 50;

/** Bits of all bytes that were looked at: the upper ones of each. */
let wide: i32 = 0;
/** Line breaks inside the cell that `quotedEnd` walked over last. */
let breaks: i32 = 0;
let delimiters: v128 = i8x16.splat(0);

/** A bit for each byte of a block that is a delimiter, and one for each that is a quote or ends a line. */
let separators: u64 = 0;
let others: u64 = 0;

@inline
function otherBits(bytes: v128): u64 {
  const found = v128.or(
    i8x16.eq(bytes, i8x16.splat(34)),
    v128.or(i8x16.eq(bytes, i8x16.splat(10)), i8x16.eq(bytes, i8x16.splat(13))),
  );
  return i8x16.bitmask(found);
}

@inline
function separatorBits(bytes: v128): u64 {
  return i8x16.bitmask(i8x16.eq(bytes, delimiters));
}

/** Looks at 64 bytes, of which those from `to` on do not count. */
@inline
function lookAt(block: usize, to: usize): void {
  const a = v128.load(block);
  const b = v128.load(block, 16);
  const c = v128.load(block, 32);
  const d = v128.load(block, 48);
  wide |= i8x16.bitmask(v128.or(v128.or(a, b), v128.or(c, d)));
  separators = separatorBits(a) | (separatorBits(b) << 16) | (separatorBits(c) << 32) | (separatorBits(d) << 48);
  others = otherBits(a) | (otherBits(b) << 16) | (otherBits(c) << 32) | (otherBits(d) << 48);
  if (to - block >= 64) return;
  const inside = ((<u64>1) << <u64>(to - block)) - 1;
  separators &= inside;
  others &= inside;
}

/** Behind the closing quote of the cell that opens at `open`; 0 where it does not follow RFC 4180 to the letter. */
function quotedEnd(open: usize, to: usize, delimiter: u32): usize {
  breaks = 0;
  let at = open + 1;
  while (breaks < suspiciousBreaks) {
    const bytes = v128.load(at);
    wide |= i8x16.bitmask(bytes);
    const found = i8x16.bitmask(
      v128.or(
        i8x16.eq(bytes, i8x16.splat(34)),
        v128.or(i8x16.eq(bytes, i8x16.splat(10)), i8x16.eq(bytes, i8x16.splat(13))),
      ),
    );
    at += found == 0 ? 16 : ctz(found);
    if (at + 1 >= to) return 0;
    if (found == 0) continue;
    const next: u32 = load<u8>(at, 1);
    if (load<u8>(at) == quote) {
      if (load<u8>(at - 1) == backslash) return 0;
      if (next != quote) return next == delimiter || next == lineFeed || next == carriageReturn ? at + 1 : 0;
      at += 2;
    } else {
      at += load<u8>(at) == carriageReturn && next == lineFeed ? 2 : 1;
      breaks++;
    }
  }
  return 0;
}

/** An empty line, or nothing but delimiters, spaces and tabs. */
@inline
function isBlank(from: usize, end: usize, delimiter: u32): bool {
  for (let at = from; at < end; at++) {
    const byte: u32 = load<u8>(at);
    if (byte != delimiter && byte != 32 && byte != 9) return false;
  }
  return true;
}

/** Books one record that ends at `end`. */
function book(row: i32, from: usize, end: usize, cells: i32, found: i32, delimiter: u32): void {
  const width = load<i32>(rangeWidth);
  const marks = load<usize>(rangeMarks) + (<usize>(row * (width + 1)) << 2);
  let flags = found;
  store<u32>(marks, <u32>(from - 1));
  if (cells <= width) store<u32>(marks + (<usize>cells << 2), <u32>end);
  const fitEnd = cells < width ? <u32>end : load<u32>(marks + (<usize>width << 2));
  store<u32>(load<usize>(rangeFitEnds) + (<usize>row << 2), fitEnd);
  if (isBlank(from, end, delimiter)) {
    flags |= blank;
    for (let cell = 1; cell <= width; cell++) store<u32>(marks + (<usize>cell << 2), <u32>(from - 1));
  } else if (cells != width) {
    flags |= ragged;
    for (let cell = cells + 1; cell <= width; cell++) store<u32>(marks + (<usize>cell << 2), <u32>end);
  }
  store<u32>(load<usize>(rangeRowStarts) + (<usize>row << 2), <u32>from);
  store<u32>(load<usize>(rangeRowEnds) + (<usize>row << 2), <u32>end);
  store<u8>(load<usize>(rangeRowFlags) + row, <u8>flags);
  store<i32>(load<usize>(rangeCells) + (<usize>row << 2), cells);
}

/**
 * Adds the records that begin in `[from, limit)` to the batch; returns where it stopped: behind the last record, before
 * one that does not end before `to`, or before one whose quotes do not follow RFC 4180 to the letter.
 */
export function scan(from: usize, to: usize, limit: usize): usize {
  const delimiter = load<u32>(rangeDelimiter);
  const width = load<i32>(rangeWidth);
  const maxRows = load<i32>(rangeMaxRows);
  const stride = (<usize>width + 1) << 2;
  delimiters = i8x16.splat(<i8>delimiter);
  wide = 0;
  let row = load<i32>(batchRows);
  let lineBreaks = 0;
  let cellBreaks = 0;
  let record = from;
  let cell = from;
  let cells = 0;
  let marks = load<usize>(rangeMarks) + <usize>row * stride;
  let block = from;
  lookAt(block, to);
  while (row < maxRows && record < limit) {
    const at = others == 0 ? block + 64 : block + <usize>ctz(others);
    // Separators before it only end cells.
    let before = others == 0 ? separators : separators & ((others & -others) - 1);
    for (; before != 0; before &= before - 1) {
      cell = block + <usize>ctz(before) + 1;
      if (++cells <= width) store<u32>(marks + (<usize>cells << 2), <u32>(cell - 1));
    }
    let next = at;
    if (others != 0) {
      const byte: u32 = load<u8>(at);
      next = at + 1;
      if (byte == quote) {
        next = at == cell ? quotedEnd(at, to, delimiter) : 0;
        if (next == 0) break;
        cellBreaks += breaks;
      } else {
        let end = endsLf;
        if (byte == carriageReturn) {
          if (next >= to) break;
          if (load<u8>(next) == lineFeed) {
            next++;
            end = endsCrLf;
          } else end = endsCr;
        }
        book(row, record, at, cells + 1, end, delimiter);
        lineBreaks += cellBreaks + 1;
        cellBreaks = 0;
        row++;
        record = next;
        cell = next;
        cells = 0;
        marks += stride;
      }
    }
    if (next < block + 64) {
      const rest = ~(<u64>0) << <u64>(next - block);
      separators &= rest;
      others &= rest;
    } else {
      block = next;
      if (block >= to) break;
      lookAt(block, to);
    }
  }
  store<i32>(batchRows, row);
  store<i32>(batchLineBreaks, load<i32>(batchLineBreaks) + lineBreaks);
  store<i32>(batchWide, load<i32>(batchWide) | wide);
  return record;
}
