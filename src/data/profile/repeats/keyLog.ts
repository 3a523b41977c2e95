import { release } from '../release';

/** 32-bit numbers of one entry: hash, upper half of hash and of offset, lower part of the offset, row within the range. */
export const keySize = 4;

/**
 * Hash and place of every record, or of every value of an identifier, in file order: what repeats are found from. 48 bits
 * of hash and 48 of offset; equal hashes are compared byte by byte later. Plain data.
 */
export interface KeyLog {
  /** Used numbers. */
  length: number;
  entries: Uint32Array;
}

/** `room` is how many entries are expected. */
export function createKeyLog(room = 64): KeyLog {
  return { length: 0, entries: new Uint32Array(room * keySize) };
}

/** Notes the key with this hash that begins at byte `offset` of the file. */
export function logKey(log: KeyLog, low: number, high: number, offset: number, row: number): void {
  const at = log.length;
  if (at === log.entries.length) grow(log, at * 2);
  const { entries } = log;
  entries[at] = low;
  entries[at + 1] = (high << 16) | Math.floor(offset / 0x1_0000_0000);
  entries[at + 2] = offset;
  entries[at + 3] = row;
  log.length = at + keySize;
}

/** Appends entries as `logKey` writes them. */
export function logKeys(log: KeyLog, entries: Uint32Array): void {
  const length = log.length + entries.length;
  if (length > log.entries.length) grow(log, Math.max(length, log.entries.length * 2));
  log.entries.set(entries, log.length);
  log.length = length;
}

function grow(log: KeyLog, length: number): void {
  const grown = new Uint32Array(length);
  grown.set(log.entries);
  release(log.entries);
  log.entries = grown;
}

/** Byte offset of the entry at `at`. */
export function keyOffset(entries: Uint32Array, at: number): number {
  return ((entries[at + 1] as number) & 0xffff) * 0x1_0000_0000 + (entries[at + 2] as number);
}
