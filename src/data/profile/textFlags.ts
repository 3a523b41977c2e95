import { isMalformed, stepBytes, utf8Step } from '../csv/utf8';
import { byteCode } from './byteCodes';
import { decodeUtf8 } from './cellBytes';
import { CellFlag } from './cellKind';
import { holdsHidden, isJoiner } from './invisible';

const plain = 0;
const blank = 1;
const lineBreak = 2;
const control = 4;
const nul = 8;
const quoteMark = 16;
const beyondAscii = 32;

/** What each byte may be a sign of. */
const classes = new Uint8Array(256).map((_, byte) => {
  if (byte >= 128) return beyondAscii;
  if (byte === byteCode.space || byte === byteCode.tab) return blank;
  if (byte === byteCode.lineFeed || byte === byteCode.carriageReturn) return lineBreak;
  if (byte === 0) return nul;
  if (byte === byteCode.quote) return quoteMark;
  return byte < 32 ? control : plain;
});

/** Length of the blank that begins at `at`: space, tab, no-break space; 0 for none. */
export function blankAt(bytes: Uint8Array, at: number, end: number): number {
  const byte = bytes[at];
  if (byte === byteCode.space || byte === byteCode.tab) return 1;
  return byte === byteCode.latin && at + 1 < end && bytes[at + 1] === byteCode.noBreak ? 2 : 0;
}

/** Length of the blank that ends before `at`. */
export function blankBefore(bytes: Uint8Array, at: number, start: number): number {
  const byte = bytes[at - 1];
  if (byte === byteCode.space || byte === byteCode.tab) return 1;
  return byte === byteCode.noBreak && at - 2 >= start && bytes[at - 2] === byteCode.latin ? 2 : 0;
}

const ones = 0x0101_0101;
const tops = 0x8080_8080 | 0;
const spaces = 0x2020_2020;
const quotes = 0x2222_2222;

/**
 * False when `textFlags` would surely find nothing: no control character, nothing beyond ASCII, no quote, no two spaces in
 * a row. Looks at four bytes at a time (Mycroft's test for a zero byte); may be true without need.
 */
export function mayCallForFlags(view: DataView, from: number, to: number): boolean {
  let found = 0;
  let before = 0;
  let at = from;
  for (const last = to - 4; at <= last; at += 4) {
    const word = view.getInt32(at, true);
    const quote = word ^ quotes;
    const space = word ^ spaces;
    const spaced = (space - ones) & ~space & tops;
    found |=
      word |
      ((word - spaces) & ~word) |
      ((quote - ones) & ~quote) |
      (spaced & (spaced << 8)) |
      ((spaced << 24) & before);
    before = spaced;
  }
  if ((found & tops) !== 0) return true;
  for (; at < to; at++) {
    const byte = view.getUint8(at);
    if (byte < 32 || byte >= 128 || byte === byteCode.quote) return true;
    if (byte === byteCode.space && at > from && view.getUint8(at - 1) === byteCode.space) return true;
  }
  return false;
}

/** The flags that the characters of `bytes[from…to)`, blanks at the ends aside, call for. */
export function textFlags(bytes: Uint8Array, from: number, to: number): number {
  let seen = 0;
  for (let at = from; at < to; at++) seen |= classes[bytes[at] as number] as number;
  if (seen === plain) return 0;
  let flags = 0;
  if (seen & lineBreak) flags |= 1 << CellFlag.LineBreak;
  if (seen & control) flags |= 1 << CellFlag.Control;
  if (seen & nul) flags |= 1 << CellFlag.Nul;
  if (seen & quoteMark && hasPair(bytes, from, to, byteCode.backslash, byteCode.quote))
    flags |= 1 << CellFlag.BackslashQuote;
  if (seen & beyondAscii) flags |= wideFlags(bytes, from, to);
  if (seen & (blank | beyondAscii) && hasDoubleBlank(bytes, from, to)) flags |= 1 << CellFlag.DoubleBlank;
  return flags;
}

function hasPair(bytes: Uint8Array, from: number, to: number, first: number, second: number): boolean {
  for (let at = from; at + 1 < to; at++) if (bytes[at] === first && bytes[at + 1] === second) return true;
  return false;
}

function hasDoubleBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to;) {
    const length = blankAt(bytes, at, to);
    if (length > 0 && at + length < to && blankAt(bytes, at + length, to) > 0) return true;
    at += Math.max(1, length);
  }
  return false;
}

function wideFlags(bytes: Uint8Array, from: number, to: number): number {
  let flags = 1 << CellFlag.NonAscii;
  let suspects = 0;
  let joins = false;
  for (let at = from; at < to;) {
    if ((bytes[at] as number) < 128) {
      at++;
      continue;
    }
    const step = utf8Step(bytes, at, to);
    const length = stepBytes(step);
    if (isMalformed(step)) flags |= 1 << CellFlag.InvalidUtf8;
    else {
      const code = codeAt(bytes, at, length);
      if (isJoiner(code)) joins = true;
      else flags |= characterFlags(code);
    }
    const misread = misreadLength(bytes, at, to);
    if (misread === certain) flags |= 1 << CellFlag.Mojibake;
    else if (misread === suspect && ++suspects > 1) flags |= 1 << CellFlag.Mojibake;
    at += length;
  }
  // What joins emoji or letters is no fault there, which only the whole text tells.
  if (joins && holdsHidden(decodeUtf8(bytes, from, to))) flags |= 1 << CellFlag.Invisible;
  return flags;
}

function codeAt(bytes: Uint8Array, at: number, length: number): number {
  let code = (bytes[at] as number) & (0xff >> (length + 1));
  for (let index = 1; index < length; index++) code = (code << 6) | ((bytes[at + index] as number) & 0x3f);
  return code;
}

function characterFlags(code: number): number {
  if (code < 0xa0) return 1 << CellFlag.Control;
  const invisible =
    code === 0xa0 ||
    code === 0xad ||
    code === 0x200b ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069) ||
    code === 0xfeff;
  if (invisible) return 1 << CellFlag.Invisible;
  return code === 0xfffd ? 1 << CellFlag.Mojibake : 0;
}

const suspect = 1;
const certain = 2;

/**
 * Whether a character beside its follower is what Windows-1252 makes of a UTF-8 sequence. Ã or Â with a sign behind it is
 * certain, and so is â€ (a curly quote or dash); Ð and Ñ (Cyrillic) are only when there is more than one.
 */
function misreadLength(bytes: Uint8Array, at: number, to: number): number {
  const lead = at + 1 < to && bytes[at] === 0xc3 ? (bytes[at + 1] as number) : 0;
  if (lead === 0 || at + 3 >= to) return 0;
  const next = bytes[at + 2] as number;
  const second = bytes[at + 3] as number;
  if (lead === 0x83 || lead === 0x82) {
    const latin = next === 0xc2 && second >= 0x80 && second <= 0xbf;
    return latin || (lead === 0x83 && isWindowsSign(bytes, at + 2, to)) ? certain : 0;
  }
  if (lead === 0xa2) return isEuroSign(bytes, at + 2, to) ? certain : 0;
  if (lead === 0x90 || lead === 0x91)
    return (next === 0xc2 && second >= 0x80 && second <= 0xbf) || isWindowsSign(bytes, at + 2, to) ? suspect : 0;
  return 0;
}

function isEuroSign(bytes: Uint8Array, at: number, to: number): boolean {
  return at + 2 < to && bytes[at] === 0xe2 && bytes[at + 1] === 0x82 && bytes[at + 2] === 0xac;
}

/** The signs that Windows-1252 has where Latin-1 has control characters. */
function isWindowsSign(bytes: Uint8Array, at: number, to: number): boolean {
  const length = at < to ? stepBytes(utf8Step(bytes, at, to)) : 0;
  if (length < 2) return false;
  return windowsSigns.has(codeAt(bytes, at, length));
}

const windowsSigns: ReadonlySet<number> = new Set([
  ...[0x20ac, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x017d, 0x2018],
  ...[0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x017e, 0x0178],
]);
