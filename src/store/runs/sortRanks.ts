import { recordedNumber } from './recordedNumber';

/**
 * A number for each text, in the order in which people expect texts: those that are numbers first and by size, others
 * without regard to case, with the numbers in them by size ("seed 2" before "seed 10"). NaN where there is none.
 */
export function ranksOf(texts: readonly (string | null)[]): Float64Array {
  const distinct = [...new Set(texts)].filter((text) => text !== null).map(sortable);
  distinct.sort(compareSortable);
  const ranks = new Map<string | null, number>(distinct.map(({ text }, rank) => [text, rank]));
  return Float64Array.from(texts, (text) => ranks.get(text) ?? NaN);
}

interface Sortable {
  readonly text: string;
  readonly number: number;
  readonly spread: string;
}

function sortable(text: string): Sortable {
  const number = recordedNumber(text) ?? NaN;
  const spread = text.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, '0'));
  return { text, number, spread };
}

function compareSortable(a: Sortable, b: Sortable): number {
  const [isText, otherIsText] = [Number.isNaN(a.number), Number.isNaN(b.number)];
  if (isText !== otherIsText) return isText ? 1 : -1;
  if (!isText && a.number !== b.number) return a.number < b.number ? -1 : 1;
  return compare(a.spread, b.spread) || compare(a.text, b.text);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
