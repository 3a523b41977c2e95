import { CellKind } from '../profile/cellKind';
import type { ColumnProfile } from '../profile/tableProfile';

const ordinals = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** What a model would take a wrongly written category for: "a fourth species", "one more value of home_city". */
export function anotherValue(column: ColumnProfile): string {
  const count = realValues(column);
  const which = count !== null && count >= 1 && count < 10 ? `a ${ordinals[count + 1] ?? ''}` : 'one more';
  const article = which === 'a eighth' ? 'an eighth' : which;
  return `${article} ${noun(column.name)}`;
}

/** The column's name where it reads as the name of one of its values. */
function noun(name: string): string {
  const word = /^[a-z]{2,20}$/i.test(name) && !(/s$/i.test(name) && !/(species|series|ss|us|is)$/i.test(name));
  return word ? name : `value of ${name.trim() === '' ? 'the column' : name.trim()}`;
}

/** How many categories a column has when case, blanks and rare spellings are not told apart; null where that is unknown. */
function realValues(column: ColumnProfile): number | null {
  if (!column.distinct.complete || column.distinct.count > 40) return null;
  const counts = new Map<string, number>();
  let all = 0;
  for (const { value, count, kind } of column.distinct.values) {
    if (kind === CellKind.MissingWord) continue;
    const key = value.trim().toLowerCase();
    counts.set(key, (counts.get(key) ?? 0) + count);
    all += count;
  }
  const rare = Math.max(1, all * 0.005);
  return [...counts.values()].filter((count) => count > rare).length;
}
