import { linesLookLikeRecords } from './swallowedLines';

export const quote = 34;
export const lineFeed = 10;
export const carriageReturn = 13;
const backslash = 92;

/** The window ends before it can be told. */
export const incomplete = -1;
/** The quote is a lone character and opens nothing. */
export const literal = -2;
// What a quote inside the cell can mean, beside its end.
const doubled = -3;
const escape = -4;

/** Line breaks inside one quoted cell that raise the suspicion that its quote is a stray character. */
export const suspiciousBreaks = 50;

/** Escaped quotes of one cell that are remembered with their place. */
const mostEscapes = 65_536;

/** Finds where a quoted cell ends that is not of the plainest kind: breaks, doubled and escaped quotes, unclosed ones. */
export class QuotedCellReader {
  /** Line breaks in the cell that was read last. */
  breaks = 0;
  /** Where the window ended before it could be told how the cell goes on. */
  reached = 0;
  /** Places of its quotes that follow a backslash. */
  readonly escapes: number[] = [];

  /** What `closesLater` found last: the quote or line end that tells, and what it tells for all that stands before it. */
  private readonly later = { at: 0, closes: false };

  constructor(
    private readonly delimiter: number,
    private readonly width: number,
  ) {}

  /**
   * Where the quoted cell that opens at `open` has been closed (after the quote); `incomplete` when the window ends
   * before; `literal` when the quote can only be a lone character. Counts breaks and collects escapes.
   */
  find(bytes: Uint8Array, open: number, to: number, last: boolean): number {
    this.breaks = 0;
    this.escapes.length = 0;
    this.later.at = 0;
    let nextCheck = suspiciousBreaks;
    let at = open + 1;
    for (;;) {
      let byte = 0;
      while (
        at < to &&
        ((byte = bytes[at] as number) > quote || (byte !== quote && byte !== lineFeed && byte !== carriageReturn))
      )
        at++;
      this.reached = at;
      if (at >= to) return last ? literal : incomplete;
      if (byte === quote) {
        const after = this.closing(bytes, open, at, to, last);
        if (after > 0 || after === incomplete || after === literal) return after;
        at += after === doubled ? 2 : 1;
        continue;
      }
      if (byte === carriageReturn) {
        if (at + 1 === to && !last) return incomplete;
        if (at + 1 < to && bytes[at + 1] === lineFeed) at++;
      }
      at++;
      if (++this.breaks !== nextCheck) continue;
      if (linesLookLikeRecords(bytes, open, at, this.delimiter, this.width)) return literal;
      nextCheck *= 2;
    }
  }

  /** What the quote at `at` means inside the cell that opened at `open`: its end (> 0), or one of the codes. */
  private closing(bytes: Uint8Array, open: number, at: number, to: number, last: boolean): number {
    if (at + 1 >= to) return last ? at + 1 : incomplete;
    const escaped = bytes[at - 1] === backslash;
    const following = bytes[at + 1];
    if (following === quote) {
      if (!escaped || this.escapes.length === 0) return doubled;
      // After \" was met in this cell, \"" at the end of a cell is an escaped quote and the closing one.
      if (at + 2 >= to && !last) return incomplete;
      if (at + 2 < to && !this.endsCell(bytes[at + 2])) return doubled;
      this.noteEscape(at);
      return at + 2;
    }
    if (this.endsCell(following)) {
      const open = escaped && following === this.delimiter && this.escapes.length % 2 === 1;
      const later = open ? this.closesLater(bytes, at + 1, to, last) : false;
      if (later === incomplete) return incomplete;
      if (!later) return at + 1;
    }
    if (escaped) {
      this.noteEscape(at);
      return escape;
    }
    if (this.breaks > 0 && this.looksLikeOpening(bytes, open, at)) return literal;
    return at + 1;
  }

  /**
   * Whether the line goes on with text that a quote closes: then the `\"` before it, the second of a pair in this cell,
   * stands for a quote, as in "he said \"hi\", and left".
   */
  private closesLater(bytes: Uint8Array, from: number, to: number, last: boolean): boolean | typeof incomplete {
    const { later } = this;
    if (from <= later.at) return later.closes;
    let at = from;
    while (at < to && !this.tells(bytes, at)) at++;
    const isQuote = at < to && bytes[at] === quote;
    if (!last && (at === to || (isQuote && at + 1 === to))) return incomplete;
    later.at = at;
    later.closes = isQuote && (at + 1 === to || (this.endsCell(bytes[at + 1]) && bytes[at - 1] !== this.delimiter));
    return later.closes;
  }

  /** Whether a line ends here, or a quote stands here that no backslash escapes. */
  private tells(bytes: Uint8Array, at: number): boolean {
    const byte = bytes[at];
    return byte === lineFeed || byte === carriageReturn || (byte === quote && bytes[at - 1] !== backslash);
  }

  /** Whether a quote with text after it opens a cell itself, so that the one before was alone. */
  private looksLikeOpening(bytes: Uint8Array, open: number, at: number): boolean {
    if (this.endsCell(bytes[at - 1])) return true;
    return this.breaks > 2 && linesLookLikeRecords(bytes, open, at, this.delimiter, this.width);
  }

  /** Whether a cell ends before this byte. */
  endsCell(byte: number | undefined): boolean {
    return byte === this.delimiter || byte === lineFeed || byte === carriageReturn;
  }

  private noteEscape(at: number): void {
    if (this.escapes.length < mostEscapes) this.escapes.push(at);
  }
}
