/** How a delimited file is written, found from its first bytes. */
export interface Dialect {
  /** Encoding of the bytes on disk. Anything that is not UTF-16 is read as UTF-8. */
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  /** Length of the byte-order mark in the source, which is UTF-8: 3, or 0 without one. */
  readonly bom: number;
  /** One ASCII character: , ; tab | or another. */
  readonly delimiter: string;
  readonly quote: '"';
  /** Lines before the table (comments, titles). */
  readonly preamble: number;
  /** Whether the first record names the columns. */
  readonly header: boolean;
  /** Expected number of cells in a record. */
  readonly width: number;
}
