import { plural } from '../../base/text';
import type { ColumnProfile, DistinctValue } from '../profile/tableProfile';
import { cellCause, columnCause, explained } from './cause';
import type { Cause, Check } from './check';
import {
  emptyCells,
  isUnderstood,
  missingValues,
  setMissing,
  severityOf,
  understoodBy,
  wordForColumn,
  wordHarm,
} from './missingWord';
import { enoughCells, mostCells, natureOf } from './nature';
import { nameOf, quoted } from './shown';

/** Always asks for empty cells: a word written into them would be one more that not every reader understands. */
export const mixedNullSpellings: Check = {
  id: 'mixed-null-spellings',
  severity: 'warning',
  *find(table) {
    for (const column of table.profile.columns) {
      const words = missingValues(table, column);
      const empty = emptyCells(column);
      if (words.length + (empty > 0 ? 1 : 0) < 2 || natureOf(column).filled < enoughCells) continue;
      for (const each of [true, false]) {
        const alike = words.filter((word) => isUnderstood(word.value) === each);
        for (const word of alike.filter(isHabit)) yield habit(column, word);
        const rare = alike.filter((word) => !isHabit(word));
        if (rare.length > 0) yield rareWords(column, rare, words, empty);
      }
    }
  },
};

/** Whether a word is said once for its column: it stands often, or again and again where it does little harm. */
function isHabit({ value, count }: DistinctValue): boolean {
  return count > (isUnderstood(value) ? 1 : mostCells);
}

function habit(column: ColumnProfile, word: DistinctValue): Cause {
  const cells = { select: { by: 'values', values: new Set([word.value]) }, count: word.count } as const;
  return columnCause(column, wordForColumn(column, word), cells, severityOf(word.value));
}

/** Words of which either all or none are understood. */
function rareWords(
  column: ColumnProfile,
  rare: readonly DistinctValue[],
  words: readonly DistinctValue[],
  empty: number,
): Cause {
  const count = rare.reduce((sum, word) => sum + word.count, 0);
  const { main } = natureOf(column);
  const known = rare.every((word) => isUnderstood(word.value));
  return cellCause(column, { by: 'values', values: new Set(rare.map((word) => word.value)) }, count, {
    ...(known && { severity: 'info' }),
    explain: ({ text }) =>
      explained(
        `${quoted(text)} marks a missing ${nameOf(column)} here; ${othersOf(text, words, empty)}. ${known ? understoodBy(main) : wordHarm(column, main, text)} Leave it empty.`,
        setMissing(text),
      ),
    explainMore: (more) =>
      `${plural(more, 'more cell')} of ${nameOf(column)} ${more === 1 ? 'spells' : 'spell'} "missing" in another way.`,
  });
}

/** How the other missing cells are written. */
function othersOf(text: string, words: readonly DistinctValue[], empty: number): string {
  if (empty > 0) return `${plural(empty, 'other cell is', 'other cells are')} empty`;
  const other = words.find(({ value }) => value !== text);
  return `${plural(other?.count ?? 0, 'other cell says', 'other cells say')} ${quoted(other?.value ?? '')}`;
}
