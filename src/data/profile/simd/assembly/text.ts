import { rangeLongestWord, rangeMonths, rangeWordFilter } from '../layout';

@inline
export function isDigit(byte: u32): bool {
  return byte - 48 < 10;
}

@inline
function isLetter(byte: u32): bool {
  return (byte | 32) - 97 < 26;
}

@inline
function isUpper(byte: u32): bool {
  return byte - 65 < 26;
}

/** `mayBeWord` of wordFilter.ts. */
export function mayBeWord(start: usize, end: usize): bool {
  const length = <u32>(end - start);
  if (length > load<u32>(rangeLongestWord)) return false;
  const first: u32 = load<u8>(start) | 32;
  const second: u32 = load<u8>(start + (length >> 1)) | 32;
  const last: u32 = load<u8>(end - 1) | 32;
  const place = ((first * 31 + second) * 31 + last + length * 797) & 16383;
  return load<u8>(load<usize>(rangeWordFilter) + place) != 0;
}

/** `beginsWithMonth` of monthNames.ts. */
@inline
function beginsWithMonth(start: usize, end: usize): bool {
  if (end - start < 8) return false;
  const letters: u32 =
    ((<u32>load<u8>(start) | 32) << 16) | ((<u32>load<u8>(start, 1) | 32) << 8) | <u32>load<u8>(start, 2) | 32;
  const slot = (letters * 0x9e3779b1) >> 26;
  return load<u32>(load<usize>(rangeMonths) + (<usize>slot << 2)) == letters;
}

/**
 * Whether a control character, a backslash (which may stand before a quote), something beyond ASCII or two spaces in a
 * row stand in it.
 */
@inline
function mayCallForFlags(start: usize, end: usize): bool {
  let carry = 0;
  for (let at = start; at < end; at += 16) {
    const bytes = v128.load(at);
    const inside = end - at < 16 ? (1 << <i32>(end - at)) - 1 : 0xffff;
    const strange = i8x16.bitmask(
      v128.or(i8x16.lt_s(bytes, i8x16.splat(32)), i8x16.eq(bytes, i8x16.splat(92))),
    );
    const spaces = i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(32))) & inside;
    if ((strange & inside) | (spaces & ((spaces << 1) | carry))) return true;
    carry = spaces >> 15;
  }
  return false;
}

/** The letters that are mistaken for digits: l I O o S B. */
@inline
function looksLikeDigit(byte: u32): bool {
  return byte == 108 || byte == 73 || byte == 79 || byte == 111 || byte == 83 || byte == 66;
}

/** Whether text that begins with a letter may be a number with a word or sign, or one that was mistyped. */
@inline
function mayFollowWord(start: usize, length: u32, first: u32): bool {
  if (length > 32 || length < 2) return false;
  const second: u32 = load<u8>(start, 1);
  if (looksLikeDigit(first) && (isDigit(second) || second == 46)) return true;
  // R$5
  if (second == 36) return true;
  const third: u32 = load<u8>(start, 2);
  return length > 3 && isUpper(second) && ((isUpper(third) && load<u8>(start, 3) == 32) || third == 36);
}

/** Whether text may be a placeholder by its pattern, or longer one. */
@inline
function mayFitPattern(start: usize, end: usize, length: u32, first: u32): bool {
  const lower = first | 32;
  if (lower == 120) return length <= 18 && (load<u8>(start, 1) | 32) == 120;
  if (lower == 108) return length > 11 && load<u8>(start, 5) == 32;
  return length <= 18 && length >= 8 && !isLetter(first) && isDigit(load<u8>(end - 1));
}

/** Whether `[start, end)`, not empty, is certainly nothing but text, and calls for no flags. */
export function isPlainText(start: usize, end: usize): bool {
  const length = <u32>(end - start);
  const first: u32 = load<u8>(start);
  const last: u32 = load<u8>(end - 1);
  if (first - 33 > 94 || last - 33 > 94) return false;
  // What these begin may be a number: + , - . $
  if (isDigit(first) || (first >= 43 && first <= 46) || first == 36) return false;
  if (mayCallForFlags(start, end) || mayBeWord(start, end)) return false;
  if (isLetter(first) && (beginsWithMonth(start, end) || mayFollowWord(start, length, first))) return false;
  return !mayFitPattern(start, end, length, first);
}
