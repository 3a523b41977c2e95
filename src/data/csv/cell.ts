import { stepBytes, stepUnits, utf8Step } from './utf8';

const quote = 34;
const backslash = 92;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Whether the raw cell `bytes[start…end)` opens with a quote that also closes in it. */
export function isQuotedCell(bytes: Uint8Array, start: number, end: number): boolean {
  return closingQuote(bytes, start, end) > 0;
}

/**
 * The parsed text of a raw cell: without its quotes, doubled quotes undone, text after the closing quote kept, `\"` as
 * it stands. A cell whose quote never closes is its raw text.
 */
export function cellText(bytes: Uint8Array, start: number, end: number): string {
  const close = closingQuote(bytes, start, end);
  if (close < 0) return decoder.decode(bytes.subarray(start, end));
  const inside = decoder.decode(bytes.subarray(start + 1, close));
  const after = close + 1 < end ? decoder.decode(bytes.subarray(close + 1, end)) : '';
  return undouble(inside) + after;
}

/** Raw text for a cell: quoted when its text asks for it, or when `always`. */
export function quoteCell(text: string, delimiter: string, always = false): string {
  const needed = always || text.includes(delimiter) || /["\n\r]/.test(text);
  return needed ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Where the part `[from, to)` of the parsed text, in UTF-16 units, stands in the raw bytes of the cell. */
export function partBytes(
  bytes: Uint8Array,
  start: number,
  end: number,
  [from, to]: readonly [number, number],
): { start: number; end: number } {
  const close = closingQuote(bytes, start, end);
  let units = 0;
  let at = close < 0 ? start : start + 1;
  let first = -1;
  while (at < end) {
    if (at === close) {
      at++;
      continue;
    }
    if (units >= from && first < 0) first = at;
    if (units >= to) break;
    const doubled = at < close && bytes[at] === quote && bytes[at + 1] === quote;
    const step = utf8Step(bytes, at, end);
    at += doubled ? 2 : stepBytes(step);
    units += stepUnits(step);
  }
  // A part that ends with the quoted text does not take the closing quote with it.
  const last = close >= 0 && at === close + 1 && to <= units ? close : at;
  return { start: first < 0 ? last : first, end: Math.max(first < 0 ? last : first, last) };
}

/** The offset of the quote that closes the cell; -1 when the cell does not open with one, or it never closes. */
export function closingQuote(bytes: Uint8Array, start: number, end: number): number {
  if (start >= end || bytes[start] !== quote) return -1;
  let escapes = false;
  for (let at = start + 1; at < end; at++) {
    if (bytes[at] !== quote) continue;
    if (at + 1 === end) return at;
    const escaped = bytes[at - 1] === backslash;
    if (bytes[at + 1] === quote) {
      if (escapes && escaped && at + 2 === end) return at + 1;
      at++;
    } else if (escaped) escapes = true;
    else return at;
  }
  return -1;
}

function undouble(text: string): string {
  return text.includes('"') ? text.replaceAll('""', '"') : text;
}
