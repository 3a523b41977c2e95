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
import { blank, endsCr, endsCrLf, endsLf, hasBreak, hasQuote, ragged } from './kinds';

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

@inline
function marksOf(bytes: v128): i32 {
  return i8x16.bitmask(
    v128.or(
      v128.or(i8x16.eq(bytes, delimiters), i8x16.eq(bytes, i8x16.splat(34))),
      v128.or(i8x16.eq(bytes, i8x16.splat(10)), i8x16.eq(bytes, i8x16.splat(13))),
    ),
  );
}

/** A bit for each of 64 bytes that is a delimiter, a quote or a line end. */
@inline
function structure(block: usize): u64 {
  const a = v128.load(block);
  const b = v128.load(block, 16);
  const c = v128.load(block, 32);
  const d = v128.load(block, 48);
  wide |= i8x16.bitmask(v128.or(v128.or(a, b), v128.or(c, d)));
  return (
    <u64>marksOf(a) | (<u64>marksOf(b) << 16) | (<u64>marksOf(c) << 32) | (<u64>marksOf(d) << 48)
  );
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
function book(row: i32, from: usize, end: usize, cells: i32, found: i32, delimiter: u32): i32 {
  const width = load<i32>(rangeWidth);
  const marks = load<usize>(rangeMarks) + (<usize>(row * (width + 1)) << 2);
  let flags = found;
  if (cells <= width) store<u32>(marks + (<usize>cells << 2), <u32>end);
  store<u32>(load<usize>(rangeFitEnds) + (<usize>row << 2), cells < width ? <u32>end : load<u32>(marks + (<usize>width << 2)));
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
  return flags;
}

/**
 * Adds the records that begin in `[from, limit)` to the batch; returns where it stopped: behind the last record, before
 * one that does not end before `to`, or before one whose quotes do not follow RFC 4180 to the letter.
 */
export function scan(from: usize, to: usize, limit: usize): usize {
  const delimiter = load<u32>(rangeDelimiter);
  delimiters = i8x16.splat(<i8>delimiter);
  const width = load<i32>(rangeWidth);
  const maxRows = load<i32>(rangeMaxRows);
  const stride = (<usize>width + 1) << 2;
  wide = 0;
  let row = load<i32>(batchRows);

  let lineBreaks = 0;
  let record = from;
  let cell = from;
  let cells = 0;
  let flags = 0;
  let marks = load<usize>(rangeMarks) + <usize>row * stride;
  let block = from;
  let bits = structure(block);
  if (row < maxRows && from < limit) store<u32>(marks, <u32>(from - 1));
  while (row < maxRows && record < limit) {
    while (bits == 0) {
      block += 64;
      if (block >= to) break;
      bits = structure(block);
    }
    if (block >= to) break;
    const at = block + <usize>ctz(bits);
    if (at >= to) break;
    bits &= bits - 1;
    const byte: u32 = load<u8>(at);
    if (byte == delimiter) {
      if (++cells <= width) store<u32>(marks + (<usize>cells << 2), <u32>at);
      cell = at + 1;
      continue;
    }
    let next = at + 1;
    if (byte == quote) {
      if (at != cell) break;
      next = quotedEnd(at, to, delimiter);
      if (next == 0) break;
      flags |= breaks > 0 ? hasQuote | hasBreak : hasQuote;
      lineBreaks += breaks;
      // Breaks of a record that is not booked in the end count with it elsewhere.
      cellBreaks += breaks;
    } else {
      if (byte == carriageReturn) {
        if (next >= to) break;
        if (load<u8>(next) == lineFeed) {
          next++;
          flags |= endsCrLf;
        } else flags |= endsCr;
      } else flags |= endsLf;
      book(row, record, at, cells + 1, flags, delimiter);
      lineBreaks++;
      cellBreaks = 0;
      row++;
      record = next;
      cell = next;
      cells = 0;
      flags = 0;
      marks += stride;
      if (row < maxRows) store<u32>(marks, <u32>(next - 1));
    }
    if (next == at + 1) continue;
    if (next < block + 64) bits &= ~(<u64>0) << <u64>(next - block);
    else {
      block = next;
      bits = block < to ? structure(block) : 0;
    }
  }
  lineBreaks -= cellBreaks;
  cellBreaks = 0;
  store<i32>(batchRows, row);

  store<i32>(batchLineBreaks, load<i32>(batchLineBreaks) + lineBreaks);
  store<i32>(batchWide, load<i32>(batchWide) | wide);
  return record;
}

/** Line breaks inside the cells of the record at work. */
let cellBreaks: i32 = 0;
