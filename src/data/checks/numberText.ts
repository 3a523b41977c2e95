import { currencyPrefix, unitWords } from '../profile/words';

/** Letters that are typed or scanned for digits, and the digits. */
const lookalikes: Readonly<Record<string, string>> = {
  l: '1',
  I: '1',
  i: '1',
  '|': '1',
  O: '0',
  o: '0',
  S: '5',
  B: '8',
  Z: '2',
};

/** A number without its separators of thousands: "3,800" → "3800", "4,70,470" → "470470". */
export function withoutGroups(text: string): string {
  const trimmed = text.trim();
  return /(?<=\d),\d\d,/.test(trimmed)
    ? trimmed.replaceAll(',', '')
    : trimmed.replace(/(?<=\d)[,'\u2019 \u00a0\u202f](?=\d{3})/g, '');
}

/** A number with a point for its decimal comma: "3,14" → "3.14", "1.234,5" → "1234.5", "1 234,5" → "1234.5". */
export function withPoint(text: string): string {
  return text
    .trim()
    .replace(/\.|(?<=\d)[ \u00a0\u202f'\u2019](?=\d{3})/g, '')
    .replace(',', '.');
}

/** Whether a comma can only stand before a fraction: "0,25", "3,1416", "1.234,5", "1 234,567", but not "1,234". */
export function onlyDecimalComma(text: string): boolean {
  return /^[+-]?(0,\d+|\d+,(\d{1,2}|\d{4,})|\d{1,3}([. \u00a0\u202f'\u2019]\d{3})+,\d+)$/.test(text.trim());
}

/** Whether a point stands before the fraction, and not between groups of three: "1,234.50", "12.5", but not "1.604". */
export function writesPoint(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.lastIndexOf('.') > trimmed.lastIndexOf(',') && !/^[+-]?[1-9]\d{0,2}(\.\d{3})+$/.test(trimmed);
}

/** A number with a comma for its decimal point, and without groups: "1,234.50" → "1234,50". */
export function withComma(text: string): string {
  return withoutGroups(text).replace('.', ',');
}

/** The number that was meant where letters stand for digits: "41.l" → "41.1"; null when nothing fits. */
export function withDigits(
  text: string,
): { readonly text: string; readonly letter: string; readonly digit: string; readonly last: boolean } | null {
  const trimmed = text.trim();
  // S and B begin and end too many codes.
  if (/^[+-]?[SB]|[SB]$/.test(trimmed)) return null;
  const found = /[lIi|OoSBZ]/.exec(trimmed);
  if (found === null) return null;
  const letter = found[0];
  const right = trimmed.replace(/[lIi|OoSBZ]/g, (each) => lookalikes[each] ?? each);
  if (!/^[+-]?\d+(\.\d+)?$/.test(right)) return null;
  return { text: right, letter, digit: lookalikes[letter] ?? '', last: found.index === trimmed.length - 1 };
}

/** A number and what stands behind or before it. */
export interface Quantity {
  /** As a reader takes it, or with a comma where that was asked for. */
  readonly number: string;
  readonly unit: string;
}

/** What it is worth without its unit, whatever stands before its fraction. */
export function valueOf({ number }: Quantity): number {
  return Number(number.replace(',', '.'));
}

/** The number and the unit of "12,50 €" or "1.234,50 €" as a column of decimal commas has it: "12,50", "1234,50". */
export function splitCommaUnit(text: string): Quantity | null {
  const points = text.replace(/[\d.,'’ \u00a0\u202f]*\d/u, (number) =>
    writesPoint(number) ? number : withPoint(number),
  );
  const parts = splitUnit(points);
  return parts && { ...parts, number: withComma(parts.number) };
}

/** The plain number and the unit of "12.5 kg", "12,50 €", "$3", "EUR 3", "US$3" or "0.05%"; null when there is none. */
export function splitUnit(text: string): Quantity | null {
  const trimmed = text.trim();
  const behind = /^([+-]?[\d.,'’ \u00a0\u202f]*\d)\s*([^\d\s.,+-].*)$/u.exec(trimmed);
  return behind === null ? splitCurrency(trimmed) : quantity(behind[1], behind[2]);
}

/** A sign or code of a currency, a number, and what may multiply it; the minus stands before or behind the currency. */
const currencyFirst = new RegExp(
  String.raw`^([+-]?)\s*(${currencyPrefix})\s*([+-]?[\d.,'’ \u00a0\u202f]*\d)\s?(bn|[kKmMB])?$`,
  'u',
);

function splitCurrency(text: string): Quantity | null {
  const [, sign = '', currency = '', number = '', magnitude = ''] = currencyFirst.exec(text) ?? [];
  if (/^[A-Z]{3}$/.test(currency) && !unitWords.has(currency)) return null;
  // With the currency a letter is told as a unit of its own: its number alone would be another amount.
  return quantity(`${sign}${number}`, `${currency} ${magnitude}`);
}

function quantity(written = '', unit = ''): Quantity | null {
  const number = plainNumber(written);
  return number === null ? null : { number, unit: unit.trim() };
}

/** As a reader takes it: without groups, with a point; null for what is no number. */
function plainNumber(text: string): string | null {
  // Behind groups that something else parts, a comma stands before the fraction.
  const joined = /[. \u00a0\u202f'’]\d{3},/.test(text) ? text : withoutGroups(text);
  const plain = joined.includes(',') ? withPoint(joined) : joined;
  return /^[+-]?(?:\d+(?:\.\d+)?|\.\d+)$/.test(plain) ? plain : null;
}

/** Whether a 64-bit float holds an integer exactly. */
export function fitsDouble(text: string): boolean {
  const exact = text.trim().replace(/^\+/, '');
  return Number.isFinite(Number(exact)) && BigInt(Number(exact)) === BigInt(exact);
}

/** What a 64-bit float makes of an integer, shown from the digit where the two part: "…992". */
export function asDouble(text: string): string {
  const exact = text.trim().replace(/^\+/, '');
  if (!Number.isFinite(Number(exact))) return 'infinite';
  const double = BigInt(Math.trunc(Number(exact))).toString();
  let same = 0;
  while (same < double.length && double[same] === exact[same]) same++;
  return same > 6 && double.length === exact.length ? `…${double.slice(Math.min(same, double.length - 3))}` : double;
}
