import { closeSync, openSync, readSync } from 'node:fs';

/** What CSV logs are separated by; `;` and the others in countries where the comma is a decimal sign. */
const delimiters = [',', ';', '\t', '|'] as const;

const blockBytes = 1 << 20;
/** What has no line end in so many bytes is no log. */
const longestRecord = 1 << 24;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

interface CsvRecord {
  readonly cells: readonly string[];
  /** Where the next record begins, in bytes of the file. */
  readonly end: number;
}

/**
 * Records (RFC 4180) of a file from an offset on that is the beginning of one. What comes after the last line end is not
 * told: it may still be being written. Blank lines are passed over.
 */
export function* readCsv(path: string, from: number, size: number, delimiter: string): Iterable<CsvRecord> {
  const file = openSync(path, 'r');
  try {
    let offset = from;
    let rest = Buffer.alloc(0);
    while (offset + rest.length < size && rest.length < longestRecord) {
      const block = Buffer.allocUnsafe(Math.min(blockBytes, size - offset - rest.length));
      const read = readSync(file, block, 0, block.length, offset + rest.length);
      if (read === 0) return;
      rest = Buffer.concat([rest, block.subarray(0, read)]);
      const records = new RecordSplitter(rest, offset, delimiter);
      yield* records.records();
      rest = rest.subarray(records.end - offset);
      offset = records.end;
    }
  } finally {
    closeSync(file);
  }
}

/** Enough for most headers, and for every one. */
const headerBytes = [4096, 1 << 18];

export interface CsvHeader {
  readonly delimiter: string;
  readonly names: readonly string[];
  /** Where the first record begins. */
  readonly end: number;
}

/** The first record of a file, split by the delimiter that makes most of it; null where there is no whole one. */
export function readHeader(path: string): CsvHeader | null {
  for (const bytes of headerBytes) {
    const beginning = readBeginning(path, bytes);
    if (!beginning.includes('\n')) continue;
    const headers = delimiters.flatMap((delimiter) => headerIn(beginning, delimiter) ?? []);
    const [first = null, ...others] = headers;
    return others.reduce((best, header) => (best && best.names.length >= header.names.length ? best : header), first);
  }
  return null;
}

function readBeginning(path: string, bytes: number): Buffer {
  try {
    const file = openSync(path, 'r');
    try {
      const beginning = Buffer.allocUnsafe(bytes);
      return beginning.subarray(0, readSync(file, beginning, 0, bytes, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    return Buffer.alloc(0);
  }
}

function headerIn(beginning: Buffer, delimiter: string): CsvHeader | null {
  const [first] = new RecordSplitter(beginning, 0, delimiter).records();
  return first ? { delimiter, names: first.cells.map((name) => name.trim()), end: first.end } : null;
}

const codes = { quote: 34, newline: 10, carriageReturn: 13 } as const;

class RecordSplitter {
  /** Where the first record begins that does not end in these bytes, in bytes of the file. */
  end: number;
  readonly #delimiter: number;

  constructor(
    private readonly bytes: Buffer,
    private readonly offset: number,
    delimiter: string,
  ) {
    this.end = offset;
    this.#delimiter = delimiter.charCodeAt(0);
  }

  *records(): Iterable<CsvRecord> {
    const { bytes } = this;
    let cells: string[] = [];
    let start = this.offset === 0 && bytes.subarray(0, 3).equals(byteOrderMark) ? 3 : 0;
    let quoted = false;
    for (let at = start; at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte === codes.quote) quoted = !quoted;
      else if (!quoted && byte === this.#delimiter) {
        cells.push(this.#cell(start, at));
        start = at + 1;
      } else if (!quoted && byte === codes.newline) {
        cells.push(this.#cell(start, bytes[at - 1] === codes.carriageReturn ? at - 1 : at));
        start = at + 1;
        this.end = this.offset + start;
        if (cells.length > 1 || cells[0] !== '') yield { cells, end: this.end };
        cells = [];
      }
    }
  }

  #cell(start: number, end: number): string {
    const text = this.bytes.toString('utf8', start, Math.max(start, end));
    return text.startsWith('"') ? text.slice(1, text.endsWith('"') ? -1 : undefined).replaceAll('""', '"') : text;
  }
}
