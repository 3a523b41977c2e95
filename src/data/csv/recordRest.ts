import type { ByteSource } from './byteSource';
import { carriageReturn, lineFeed, quote } from './quotedCell';
import type { RecordEnd, RestFinder } from './restFinder';
import { RowFlag } from './scanner';

const backslash = 92;
const blockBytes = 65_536;

/** Finds the end of a record beyond what is held of it, and keeps nothing of what it passes. */
export class RecordRest implements RestFinder {
  constructor(
    private readonly source: ByteSource,
    private readonly delimiter: number,
  ) {}

  find(offset: number, quoted: boolean): RecordEnd | null {
    // Whoever asks still holds what the source read last.
    const block = new Uint8Array(blockBytes);
    const walk = new RestWalk(this.delimiter, quoted);
    for (let at = offset; ;) {
      const length = this.source.readInto(block, at);
      if (length === 0) return walk.endOfSource(at);
      for (let index = 0; index < length; index++) {
        walk.step(block[index] as number);
        if (walk.state === 'ended') return walk.end(at + index);
        if (walk.state === 'lone') return null;
      }
      at += length;
    }
  }
}

/** `closing`: behind a quote that may close the cell. `returned`: behind a carriage return that ends the record. */
type RestState = 'outside' | 'inside' | 'closing' | 'returned' | 'ended' | 'lone';

class RestWalk {
  state: RestState;
  private breaks = 0;
  private previous = 0;
  private beforeQuote = 0;
  private flags = 0;
  /** In the cell that was open at the start. */
  private first: boolean;

  constructor(
    private readonly delimiter: number,
    quoted: boolean,
  ) {
    this.state = quoted ? 'inside' : 'outside';
    this.first = quoted;
  }

  step(byte: number): void {
    if (this.state === 'closing') this.afterQuote(byte);
    else if (this.state === 'inside') this.insideQuotes(byte);
    else if (this.state === 'returned') this.endLine(byte === lineFeed ? RowFlag.EndsCrLf : RowFlag.EndsCr);
    else this.outsideQuotes(byte);
    this.previous = byte;
  }

  end(at: number): RecordEnd {
    // A lone carriage return is known by what follows it.
    const next = this.flags === RowFlag.EndsCr ? at : at + 1;
    return { next, flags: this.flags, breaks: this.breaks };
  }

  endOfSource(at: number): RecordEnd | null {
    if (this.state === 'inside' && this.first) return null;
    if (this.state === 'returned') this.endLine(RowFlag.EndsCr);
    return { next: at, flags: this.flags, breaks: this.breaks };
  }

  private insideQuotes(byte: number): void {
    if (byte === quote) {
      this.beforeQuote = this.previous;
      this.state = 'closing';
    } else if (byte === carriageReturn || (byte === lineFeed && this.previous !== carriageReturn)) this.breaks++;
  }

  private afterQuote(byte: number): void {
    if (byte === quote) {
      this.state = 'inside';
      return;
    }
    if (!this.endsCell(byte)) {
      if (this.beforeQuote === backslash) {
        this.state = 'inside';
        return;
      }
      // A quote that opens a cell itself shows that the one before was alone.
      if (this.first && this.endsCell(this.beforeQuote)) {
        this.state = 'lone';
        return;
      }
    }
    this.first = false;
    this.state = 'outside';
    this.outsideQuotes(byte);
  }

  private outsideQuotes(byte: number): void {
    if (byte === lineFeed) this.endLine(RowFlag.EndsLf);
    else if (byte === carriageReturn) this.state = 'returned';
    else if (byte === quote && this.previous === this.delimiter) this.state = 'inside';
  }

  private endLine(flags: number): void {
    this.flags = flags;
    this.breaks++;
    this.state = 'ended';
  }

  private endsCell(byte: number): boolean {
    return byte === this.delimiter || byte === lineFeed || byte === carriageReturn;
  }
}
