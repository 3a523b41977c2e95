import { dateFlags, readDate } from './date';
import { empty, quoted, text, unknown } from './kinds';
import { numberFlags, numberValue, readNumber } from './number';
import { isDigit, isPlainText, mayBeWord } from './text';

/** Of the cell classified last. */
export let cellFlags: i32 = 0;
export let cellNumber: f64 = NaN;
export let cellLength: i32 = 0;

/** Where the content of the cell looked at last begins; it ends at `contentEnd`. */
export let contentStart: usize = 0;
export let contentEnd: usize = 0;

/** Finds the content of a raw cell that begins with a quote; false where more quotes stand in it than the outer two. */
export function findContent(start: usize, end: usize): bool {
  let at = start + 1;
  while (at < end) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(34)));
    at += found == 0 ? 16 : ctz(found);
    if (found != 0) break;
  }
  if (at + 1 != end) return false;
  contentStart = start + 1;
  contentEnd = at;
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
    cellFlags = quoted;
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
