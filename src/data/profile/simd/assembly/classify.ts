import { rangeScratch, scratchBytes } from '../layout';
import { dateFlags, readDate } from './date';
import { doubledQuote, empty, quoted, text, unknown } from './kinds';
import { numberFlags, numberValue, readNumber } from './number';
import { isDigit, isPlainText, mayBeWord } from './text';

/** Of the cell classified last. */
export let cellFlags: i32 = 0;
export let cellNumber: f64 = NaN;
export let cellLength: i32 = 0;

/** Where the content of the cell looked at last begins; it ends at `contentEnd`. */
export let contentStart: usize = 0;
export let contentEnd: usize = 0;

/** Whether a doubled quote stands in the content found last. */
let doubled: bool = false;

/** Finds the content of a raw cell that begins with a quote; false where its quotes are not as RFC 4180 has them. */
export function findContent(start: usize, end: usize): bool {
  const at = quoteFrom(start + 1, end);
  doubled = at + 1 < end;
  if (doubled) return undouble(start + 1, end);
  contentStart = start + 1;
  contentEnd = at;
  return at < end;
}

/** The first quote at or behind `at`; `end` where there is none. */
@inline
function quoteFrom(at: usize, end: usize): usize {
  while (at < end) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(34)));
    if (found != 0) return min(end, at + <usize>ctz(found));
    at += 16;
  }
  return end;
}

/** Rebuilds a content with quotes inside, from behind the first quote on. */
function undouble(from: usize, end: usize): bool {
  const last = end - 1;
  if (<i32>(end - from) > scratchBytes || load<u8>(last) != 34) return false;
  let to = load<usize>(rangeScratch);
  contentStart = to;
  for (let at = from; at < last; at++, to++) {
    const byte: u32 = load<u8>(at);
    store<u8>(to, <u8>byte);
    if (byte != 34) continue;
    if (++at >= last || load<u8>(at) != 34) return false;
  }
  contentEnd = to;
  return true;
}

/**
 * The kind of the raw cell `[start, end)`, its number, flags and length beside, for the usual ones: empty cells, plain
 * numbers of few digits, ISO dates, unremarkable text. `unknown` for all that `CellClassifier` has to look at.
 */
@inline
export function classify(start: usize, end: usize): i32 {
  cellFlags = 0;
  cellNumber = NaN;
  if (start < end && load<u8>(start) == 34) {
    if (!findContent(start, end)) return unknown;
    cellFlags = doubled ? quoted | doubledQuote : quoted;
    return classifyContent(contentStart, contentEnd);
  }
  return classifyContent(start, end);
}

@inline
function classifyContent(start: usize, end: usize): i32 {
  const length = <u32>(end - start);
  cellLength = length;
  if (length == 0) return empty;
  const first: u32 = load<u8>(start);
  if (isDigit(first) || first == 45 || first == 46 || first == 43) {
    if (length <= 16) {
      const kind = readNumber(start, end);
      if (kind != unknown) {
        if (length > 4 && load<u8>(end - 1) == 48 && mayBeWord(start, end)) return unknown;
        cellNumber = numberValue;
        cellFlags |= numberFlags;
        return kind;
      }
    }
    if (length < 10 || length > 20) return unknown;
    const kind = readDate(start, end);
    if (kind == unknown || mayBeWord(start, end)) return unknown;
    cellFlags |= dateFlags;
    return kind;
  }
  return isPlainText(start, end) ? text : unknown;
}
