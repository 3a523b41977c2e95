/** Of a column name so many bytes are read: a line of many megabytes without a delimiter is no name. */
export const longestName = 65_536;

/** Bytes of keys that are kept in memory, all kinds together, before they go to a temporary file. */
export const keyBudget = 16 * 1024 * 1024;

/** What one column may keep. */
export interface ColumnLimits {
  /** With more distinct spellings, or more bytes of them, it is no longer kept whole. */
  readonly entries: number;
  readonly keyBytes: number;
  /** Size of its sketch of distinct values. */
  readonly registers: number;
}

/** Generous for a table of usual width, less for each of very many columns: memory is bounded for all of them together. */
export function columnLimits(width: number): ColumnLimits {
  const share = (all: number, least: number, most: number): number =>
    Math.max(least, Math.min(most, Math.floor(all / width)));
  return {
    entries: share(200_000, 32, 4096),
    keyBytes: share(32 * 1024 * 1024, 4096, 1024 * 1024),
    registers: width > 1000 ? 1024 : 4096,
  };
}
