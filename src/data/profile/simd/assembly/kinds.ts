/** The values of `CellKind` that are decided here. */
export const unknown = -1;
export const empty = 0;
export const missingWord = 1;
export const integer = 2;
export const decimal = 3;
export const leadingZero = 4;
export const decimalComma = 6;
export const dateIso = 11;
export const dateTimeIso = 12;
export const dateTimeZoned = 13;
export const dateImpossible = 20;
export const text = 22;

/** Whether cells of a kind go into the numbers of their column: the same as outside. */
export function isSummarized(kind: i32): bool {
  return (kind > missingWord && kind <= leadingZero) || kind == decimalComma;
}

/** Bits of `CellFlag`. */
export const quoted = 1 << 8;
export const doubledQuote = 1 << 11;
export const integral = 1 << 13;
export const future = 1 << 14;

/** Bits of `RowFlag`. */
export const ragged = 1;
export const blank = 2;
export const endsLf = 16;
export const endsCrLf = 32;
export const endsCr = 64;
