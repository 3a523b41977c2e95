import { byteCode } from './byteCodes';
import { CellFlag, CellKind } from './cellKind';
import { decodeAscii } from './cellBytes';

/** Powers of ten that a double holds exactly. */
export const powersOfTen = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** So many digits always fit into the 53 bits of a double. */
const exactDigits = 15;

/** Digits that fit into 32 bits. */
const halfDigits = 9;

const letterE = 101;

/** A double tells no two numbers of more digits apart. */
const keptDigits = 17;

/** Reads numbers as programming languages write them, without making strings for the usual ones. */
export class PlainNumberReader {
  /** Of the last number read. */
  kind: CellKind = CellKind.Integer;
  value = 0;
  flags = 0;

  /** Whether `bytes[from…to)` is a whole number, a decimal fraction or one with an exponent, and nothing else. */
  read(bytes: Uint8Array, from: number, to: number): boolean {
    let at = from;
    let byte = bytes[at] as number;
    const negative = byte === byteCode.minus;
    if (negative || byte === byteCode.plus) at++;
    const first = at;
    // Nine digits at a time fit into 32 bits, where multiplying is quickest.
    let high = 0;
    let low = 0;
    let digits = 0;
    let dot = -1;
    for (; at < to; at++) {
      byte = bytes[at] as number;
      const digit = byte - byteCode.zero;
      if (digit >= 0 && digit <= 9) {
        if (digits < halfDigits) high = (Math.imul(high, 10) + digit) | 0;
        else low = (Math.imul(low, 10) + digit) | 0;
        digits++;
      } else if (byte === byteCode.dot && dot < 0) dot = at;
      else break;
    }
    if (digits === 0) return false;
    if (at < to) return (byte | 32) === letterE && this.withExponent(bytes, from, at, to);
    const value = digits <= halfDigits ? high : high * (powersOfTen[digits - halfDigits] ?? 0) + low;
    if (dot < 0) return this.integer(bytes, from, first, to, negative ? -value : value);
    const fraction = to - dot - 1;
    this.kind = CellKind.Decimal;
    this.flags = isZeros(bytes, dot + 1, to) ? 1 << CellFlag.Integral : 0;
    if (digits > exactDigits) return this.manyDigits(bytes, from, first, to);
    const exact = value / (powersOfTen[fraction] as number);
    this.value = negative ? 0 - exact : exact;
    return true;
  }

  private integer(bytes: Uint8Array, from: number, first: number, to: number, value: number): boolean {
    const leadingZero = bytes[first] === byteCode.zero && to - first > 1;
    this.kind = leadingZero ? CellKind.LeadingZero : CellKind.Integer;
    this.flags = 0;
    this.value = value + 0;
    if (to - first > exactDigits) {
      this.value = Number(decodeAscii(bytes, from, to));
      if (!Number.isSafeInteger(this.value)) this.flags = 1 << CellFlag.Imprecise;
    }
    return true;
  }

  private withExponent(bytes: Uint8Array, from: number, exponentAt: number, to: number): boolean {
    let at = exponentAt + 1;
    if (bytes[at] === byteCode.minus || bytes[at] === byteCode.plus) at++;
    if (at >= to) return false;
    for (let index = at; index < to; index++) {
      const digit = (bytes[index] as number) - 48;
      if (digit < 0 || digit > 9) return false;
    }
    this.kind = CellKind.Decimal;
    this.flags = 0;
    return this.manyDigits(bytes, from, from, to, exponentAt);
  }

  private manyDigits(bytes: Uint8Array, from: number, first: number, to: number, mantissaEnd = to): boolean {
    this.value = Number(decodeAscii(bytes, from, to)) + 0;
    if (significantDigits(bytes, first, mantissaEnd) > keptDigits || !Number.isFinite(this.value))
      this.flags |= 1 << CellFlag.Imprecise;
    return true;
  }
}

function isZeros(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at] !== byteCode.zero) return false;
  return true;
}

/** Digits without the zeros that open and close the number. */
function significantDigits(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  let last = 0;
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] as number) - 48;
    if (digit < 0 || digit > 9 || (digit === 0 && count === 0)) continue;
    count++;
    if (digit > 0) last = count;
  }
  return last;
}
