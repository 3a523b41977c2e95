/** How a record ends that is too long to be held. */
export interface RecordEnd {
  /** Where the next record begins, in the source. */
  readonly next: number;
  /** How its line ends: bits of `RowFlag`. */
  readonly flags: number;
  /** Line breaks on the way there, that at its end included. */
  readonly breaks: number;
}

/** Looks beyond what is held of a record. */
export interface RestFinder {
  /** Goes on at an offset of the source, inside a quoted cell or not; null where the quote of that cell closes nowhere. */
  find(offset: number, quoted: boolean): RecordEnd | null;
}
