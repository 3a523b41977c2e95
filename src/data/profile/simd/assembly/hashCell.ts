import { contentEnd, contentStart, findContent } from './classify';
import { hashBytes } from './hash';
import { hashQuoted } from './outside';

/** Hash of what the raw cell holds: the same for `a` and `"a"`. */
@inline
export function hashCell(start: usize, end: usize, seed: i32): i32 {
  if (start == end || load<u8>(start) != 34) return hashBytes(start, end, seed);
  return findContent(start, end) ? hashBytes(contentStart, contentEnd, seed) : hashQuoted(start, end, seed);
}
