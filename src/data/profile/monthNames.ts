const monthNames = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october'],
  ...['november', 'december'],
];
/** The first three letters of each month as one number. */
const months = monthNames.map((name) => (name.charCodeAt(0) << 16) | (name.charCodeAt(1) << 8) | name.charCodeAt(2));

/** The month, from 1, whose name begins with three letters packed into a number; 0 for none. */
export function monthOf(letters: number): number {
  return months.indexOf(letters) + 1;
}

/** Whether a lower-case name is that of the month, in full or as people shorten September. */
export function isMonthName(name: string, month: number): boolean {
  return name === 'sept' || name === monthNames[month - 1];
}

/** The letters of `months` by a hash of them, so that most words are told from a month in one step. */
export const monthTable = new Int32Array(64);
for (const letters of months) monthTable[monthSlot(letters)] = letters;

function monthSlot(letters: number): number {
  return Math.imul(letters, 0x9e3779b1) >>> 26;
}

/** Whether text begins with the letters of some month, and is long enough for a date. */
export function beginsWithMonth(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from < 8) return false;
  const letters =
    (((bytes[from] as number) | 32) << 16) |
    (((bytes[from + 1] as number) | 32) << 8) |
    (bytes[from + 2] as number) |
    32;
  return monthTable[monthSlot(letters)] === letters;
}
