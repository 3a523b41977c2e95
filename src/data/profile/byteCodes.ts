/** ASCII codes that the readers of cells compare with. */
export const byteCode = {
  tab: 9,
  lineFeed: 10,
  carriageReturn: 13,
  space: 32,
  quote: 34,
  plus: 43,
  comma: 44,
  minus: 45,
  dot: 46,
  slash: 47,
  zero: 48,
  colon: 58,
  upperT: 84,
  upperZ: 90,
  backslash: 92,
  /** First byte of U+00A0 (no-break space), whose second byte is `noBreak`. */
  latin: 0xc2,
  noBreak: 0xa0,
} as const;

/** Whether a byte is an ASCII digit. */
export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte <= 57;
}

/** Whether a byte is an ASCII letter. */
export function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90));
}
