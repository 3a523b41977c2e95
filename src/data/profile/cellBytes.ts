import { closingQuote } from '../csv/cell';
import { byteCode } from './byteCodes';
import { hashBytes } from './cellHash';
import { viewed, type Viewed } from './viewed';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Text of bytes that are known to be ASCII; faster than a decoder for the short ones that cells are. */
export function decodeAscii(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at++) text += String.fromCharCode(bytes[at] as number);
  return text;
}

/** Text of bytes that are UTF-8; a malformed sequence becomes U+FFFD. */
export function decodeUtf8(bytes: Uint8Array, from: number, to: number): string {
  return decoder.decode(bytes.subarray(from, to));
}

/** Where the parsed text of a raw cell lies: in the file's own bytes, or rebuilt where quotes stand inside it. */
export class CellContent {
  within: Viewed = viewed(new Uint8Array(0));
  start = 0;
  end = 0;
  /** Opens and closes with a quote. */
  quoted = false;
  /** A doubled quote stands for a quote in it. */
  doubled = false;
  /** Where contents are rebuilt; used again and again. */
  private rebuilt = viewed(new Uint8Array(64));

  /** Finds the content of the raw cell `[start, end)`: without its quotes, doubled ones undone, as `cellText` reads it. */
  of(within: Viewed, start: number, end: number): void {
    const { bytes } = within;
    this.within = within;
    this.start = start;
    this.end = end;
    this.quoted = false;
    this.doubled = false;
    if (start >= end || bytes[start] !== byteCode.quote) return;
    let inner = start + 1;
    while (inner < end && bytes[inner] !== byteCode.quote) inner++;
    if (inner === end) return;
    if (inner + 1 < end) this.unquote(bytes, start, end);
    else {
      this.quoted = true;
      this.start = start + 1;
      this.end = inner;
    }
  }

  /** Hash of what the raw cell `[start, end)` holds: the same for `a` and `"a"`. */
  hash(within: Viewed, start: number, end: number, seed: number): number {
    this.of(within, start, end);
    return hashBytes(this.within.view, this.start, this.end, seed);
  }

  /** There are quotes inside. */
  private unquote(bytes: Uint8Array, start: number, end: number): void {
    const close = closingQuote(bytes, start, end);
    if (close < 0) return;
    this.quoted = true;
    if (this.rebuilt.bytes.length < end - start) this.rebuilt = viewed(new Uint8Array((end - start) * 2));
    const rebuilt = this.rebuilt.bytes;
    let length = 0;
    for (let at = start + 1; at < end; at++) {
      if (at === close) continue;
      rebuilt[length++] = bytes[at] as number;
      if (at + 1 < close && bytes[at] === byteCode.quote && bytes[at + 1] === byteCode.quote) {
        this.doubled = true;
        at++;
      }
    }
    this.within = this.rebuilt;
    this.start = 0;
    this.end = length;
  }
}
