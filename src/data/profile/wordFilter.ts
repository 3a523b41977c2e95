import { booleanWords, infiniteWords, missingWords, placeholderWords } from './words';

const size = 16_384;

/**
 * Tells cheaply, from length and outer bytes, that a cell is none of the special words; a cell that passes is looked up
 * in earnest.
 */
export const wordFilter = new Uint8Array(size);
let longest = 0;

for (const words of [missingWords, booleanWords, infiniteWords, placeholderWords]) {
  for (const word of words) {
    const bytes = new TextEncoder().encode(word);
    longest = Math.max(longest, bytes.length);
    wordFilter[place(bytes, 0, bytes.length)] = 1;
  }
}

/** Length of the longest special word. */
export const longestWord = longest;

/** False when `bytes[from…to)` is certainly no special word, in any case. */
export function mayBeWord(bytes: Uint8Array, from: number, to: number): boolean {
  return to - from <= longest && wordFilter[place(bytes, from, to)] === 1;
}

/** Bit 5 is left out: it is what tells a from A. */
function place(bytes: Uint8Array, from: number, to: number): number {
  const first = (bytes[from] as number) | 32;
  const second = (bytes[from + ((to - from) >> 1)] as number) | 32;
  const last = (bytes[to - 1] as number) | 32;
  return ((first * 31 + second) * 31 + last + (to - from) * 797) & (size - 1);
}
