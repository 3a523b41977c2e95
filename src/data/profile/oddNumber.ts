import { byteCode, isDigit, isLetter } from './byteCodes';
import { CellKind } from './cellKind';
import { currencyPrefix, unitWords } from './words';

/** A number that is written for people, or nearly one. */
export interface OddNumber {
  readonly kind: CellKind;
  readonly value: number;
  /** The sign or word beside it, for `NumberWithUnit`. */
  readonly unit: string | null;
}

/** Longer ones are codes and sentences. */
const longest = 32;

const indian = /^[+-]?[1-9]\d?(?:,\d\d)+,\d{3}(?:\.\d+)?$/;
const thousands = /^[+-]?[1-9]\d{0,2}(?:(?:,\d{3})+|([ \u00a0\u202f'’])\d{3}(?:\1\d{3})*)(?:\.\d+)?$/;
const decimalComma = /^[+-]?(?:\d*|[1-9]\d{0,2}([. \u00a0\u202f'’])\d{3}(?:\1\d{3})*),\d+(?:e[+-]?\d+)?$/i;
const plain = /^[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?$/i;
const nearly = /^[+-]?[\dlIOoSB]+(?:\.[\dlIOoSB]*)?$/;
const withPrefix = new RegExp(
  String.raw`^([+-]?)(${currencyPrefix})\s?([+-]?[\d.,' \u00a0\u202f]+?)\s?(bn|[kKmMB])?$`,
  'u',
);
const withUnit = /^([+-]?[\d.,' \u00a0\u202f]*\d(?:[eE][+-]?\d+)?)\s?(\D.{0,9})$/u;

const magnitudes: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, m: 1e6, M: 1e6, B: 1e9, bn: 1e9 };

/** Reads what begins like a number and is no plain one: 3,800 · 3,14 · $12.50 · 12 kg · 41.l; null when it is none. */
export function readOddNumber(text: string): OddNumber | null {
  if (text.length > longest) return null;
  return grouped(text) ?? prefixed(text) ?? suffixed(text) ?? mistyped(text);
}

/** A cheap look at the bytes that spares most texts the patterns above. */
export function mayBeOddNumber(bytes: Uint8Array, from: number, to: number): boolean {
  const first = bytes[from] as number;
  if (to - from > longest || to - from < 2) return false;
  if (isLetter(first)) return mayFollowWord(bytes, from, to);
  // A currency sign, which is no ASCII but for the dollar, or a number.
  const signed = first === 36 || first === byteCode.plus || first === byteCode.minus || first > 127;
  return (
    (signed || isDigit(first) || first === byteCode.dot || first === byteCode.comma) && endsLikeNumber(bytes, from, to)
  );
}

/** USD 5, US$5 and R$5, or a letter that stands for the first digit. */
function mayFollowWord(bytes: Uint8Array, from: number, to: number): boolean {
  const second = bytes[from + 1] as number;
  if (looksLikeDigit(bytes[from] as number) && (isDigit(second) || second === byteCode.dot)) return true;
  if (second === 36) return true;
  const third = to - from > 3 ? (bytes[from + 2] as number) : 0;
  return isUpper(second) && ((isUpper(third) && bytes[from + 3] === byteCode.space) || third === 36);
}

/** Not so when a digit follows a letter that is none of those mistaken for digits, but for 100 in l/100km. */
function endsLikeNumber(bytes: Uint8Array, from: number, to: number): boolean {
  let digits = 0;
  let afterLetter = 0;
  let strange = false;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (isDigit(byte)) {
      digits++;
      if (strange && ++afterLetter > 3) return false;
    } else if (isLetter(byte) && !looksLikeDigit(byte)) strange = true;
  }
  return digits > 0;
}

function isUpper(byte: number): boolean {
  return byte >= 65 && byte <= 90;
}

function looksLikeDigit(byte: number): boolean {
  return byte === 108 || byte === 73 || byte === 79 || byte === 111 || byte === 83 || byte === 66;
}

function grouped(text: string): OddNumber | null {
  // In 3,800.5 the comma groups, and in 4,70,470 as India does; in 3 800,5 it stands before the fraction.
  if (thousands.test(text) || indian.test(text)) {
    const value = Number(text.replace(/[, \u00a0\u202f'’]/g, ''));
    return { kind: CellKind.Thousands, value, unit: null };
  }
  if (decimalComma.test(text)) {
    const value = Number(text.replace(/[. \u00a0\u202f'’]/g, '').replace(',', '.'));
    return { kind: CellKind.DecimalComma, value, unit: null };
  }
  return null;
}

function prefixed(text: string): OddNumber | null {
  const match = withPrefix.exec(text);
  if (match === null) return null;
  const [, sign = '', currency = '', number = '', magnitude = ''] = match;
  if (/^[A-Z]{3}$/.test(currency) && !unitWords.has(currency)) return null;
  const value = numberOf(number) * (magnitudes[magnitude] ?? 1);
  const unit = `${currency} ${magnitude}`.trim();
  return Number.isNaN(value) ? null : { kind: CellKind.NumberWithUnit, value: sign === '-' ? -value : value, unit };
}

function suffixed(text: string): OddNumber | null {
  const match = withUnit.exec(text);
  if (match === null) return null;
  const [, number = '', unit = ''] = match;
  const attached = text === number + unit;
  if (!unitWords.has(unit) || (attached && /^[lSBk]$/.test(unit) && unit !== 'k')) return null;
  const value = numberOf(number);
  return Number.isNaN(value) ? null : { kind: CellKind.NumberWithUnit, value, unit };
}

function numberOf(text: string): number {
  const trimmed = text.trim();
  return plain.test(trimmed) ? Number(trimmed) : (grouped(trimmed)?.value ?? NaN);
}

/** One or two letters where digits should be, at least two signs of a number beside them. */
function mistyped(text: string): OddNumber | null {
  if (!nearly.test(text)) return null;
  const letters = text.match(/[lIOoSB]/g)?.length ?? 0;
  const digits = text.match(/[\d.]/g)?.length ?? 0;
  if (letters === 0 || letters > 2 || digits < 2 || digits < letters || !/\d/.test(text)) return null;
  // S and B begin and end too many codes.
  if (/^[+-]?[SB]|[SB]$/.test(text)) return null;
  const mended = text.replace(/[lI]/g, '1').replace(/[Oo]/g, '0').replaceAll('S', '5').replaceAll('B', '8');
  return { kind: CellKind.NearNumber, value: Number(mended), unit: null };
}
