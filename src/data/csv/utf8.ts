const malformed = 64;

/**
 * Reads one character (or one maximal malformed part, as the WHATWG decoder does) of `bytes[at…end)`. The result packs
 * its length in bytes and in UTF-16 units; take it apart with `stepBytes`, `stepUnits` and `isMalformed`.
 */
export function utf8Step(bytes: Uint8Array, at: number, end: number): number {
  const lead = bytes[at] as number;
  if (lead < 0x80) return 1 | (1 << 3);
  const needed = lead < 0xc2 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : lead < 0xf5 ? 3 : 0;
  if (needed === 0) return 1 | (1 << 3) | malformed;
  // The second byte excludes overlong forms, surrogates and what lies beyond U+10FFFF (Unicode 16, table 3-7).
  let low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  let high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  for (let index = 1; index <= needed; index++) {
    const byte = at + index < end ? (bytes[at + index] as number) : 0;
    if (byte < low || byte > high) return index | (1 << 3) | malformed;
    low = 0x80;
    high = 0xbf;
  }
  return (needed + 1) | ((needed === 3 ? 2 : 1) << 3);
}

/** Length in bytes of a step. */
export function stepBytes(step: number): number {
  return step & 7;
}

/** UTF-16 units that a step is shown as. */
export function stepUnits(step: number): number {
  return (step >> 3) & 7;
}

export function isMalformed(step: number): boolean {
  return (step & malformed) !== 0;
}

/** The end of the last character that is whole in `bytes[from…to)`. */
export function wholeCharacters(bytes: Uint8Array, from: number, to: number): number {
  for (let at = to - 1; at >= from && at >= to - 3; at--) {
    if (((bytes[at] as number) & 0xc0) === 0x80) continue;
    return isMalformed(utf8Step(bytes, at, to)) ? at : to;
  }
  return to;
}
