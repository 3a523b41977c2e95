import { plural } from '../../base/text';
import { CellFlag, CellKind } from '../profile/cellKind';
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

export const mixedNullSpellings: Check = {
  id: 'mixed-null-spellings',
  severity: 'warning',
  *find(table) {
    for (const column of table.profile.columns) {
      const words = missingValues(table, column);
      const empty = emptyCells(column);
      if (words.length + (empty > 0 ? 1 : 0) < 2 || natureOf(column).filled < enoughCells) continue;
      const usual = usualWord(column, words, empty);
      const odd = words.filter((word) => word !== usual);
      for (const each of [true, false]) {
        const alike = odd.filter((word) => isUnderstood(word.value) === each);
        if (usual === undefined) for (const word of alike.filter(isHabit)) yield habit(column, word);
        const rare = usual === undefined ? alike.filter((word) => !isHabit(word)) : alike;
        if (rare.length > 0) yield oddWords(column, rare, usual, words, empty);
      }
      if (usual !== undefined && empty > 0) yield oddBlanks(column, usual, empty);
    }
  },
};

/** The word that the others may well follow: the most frequent one, if it does no harm itself. */
function usualWord(column: ColumnProfile, words: readonly DistinctValue[], empty: number): DistinctValue | undefined {
  const usual = words.find((word) => word.count > empty && words.every((other) => other.count <= word.count));
  if (usual === undefined) return undefined;
  if (isUnderstood(usual.value)) return usual;
  return natureOf(column).main === 'text' && words.every(({ value }) => !isUnderstood(value)) ? usual : undefined;
}

function isHabit({ count }: DistinctValue): boolean {
  return count > mostCells;
}

function habit(column: ColumnProfile, word: DistinctValue): Cause {
  const cells = { select: { by: 'values', values: new Set([word.value]) }, count: word.count } as const;
  return columnCause(column, wordForColumn(column, word), cells, severityOf(word.value));
}

/** Words of which either all or none are understood. */
function oddWords(
  column: ColumnProfile,
  odd: readonly DistinctValue[],
  usual: DistinctValue | undefined,
  words: readonly DistinctValue[],
  empty: number,
): Cause {
  const count = odd.reduce((sum, word) => sum + word.count, 0);
  const { main } = natureOf(column);
  const known = odd.every((word) => isUnderstood(word.value));
  return cellCause(column, { by: 'values', values: new Set(odd.map((word) => word.value)) }, count, {
    ...(known && { severity: 'info' }),
    explain: ({ text }) =>
      explained(
        `${quoted(text)} marks a missing ${nameOf(column)} here; ${othersOf(text, usual, words, empty)}. ${known ? understoodBy(main) : wordHarm(column, main, text)} ${usual ? `Write ${quoted(usual.value)}, or leave all empty.` : 'Leave it empty.'}`,
        usual
          ? { kind: 'replace', title: `Replace ${quoted(text)} with ${quoted(usual.value)}`, text: usual.value }
          : setMissing(text),
      ),
    explainMore: (more) =>
      `${plural(more, 'more cell')} of ${nameOf(column)} ${more === 1 ? 'spells' : 'spell'} "missing" in another way.`,
  });
}

/** How the other missing cells are written. */
function othersOf(
  text: string,
  usual: DistinctValue | undefined,
  words: readonly DistinctValue[],
  empty: number,
): string {
  if (usual === undefined && empty > 0) return `${plural(empty, 'other cell is', 'other cells are')} empty`;
  const other = usual ?? words.find(({ value }) => value !== text);
  return `${plural(other?.count ?? 0, 'other cell says', 'other cells say')} ${quoted(other?.value ?? '')}`;
}

function oddBlanks(column: ColumnProfile, usual: DistinctValue, empty: number): Cause {
  const known = isUnderstood(usual.value);
  const harm = known
    ? 'pandas takes both for missing, other readers see two kinds'
    : 'an encoder may see two kinds of missing';
  return cellCause(column, { by: 'kinds', kinds: [CellKind.Empty], without: CellFlag.OnlyBlanks }, empty, {
    ...(known && { severity: 'info' }),
    explain: () =>
      explained(
        `An empty cell, while ${plural(usual.count, 'other missing cell says', 'other missing cells say')} ${quoted(usual.value)}: ${harm}. Write ${quoted(usual.value)}, or leave all empty.`,
        { kind: 'replace', title: `Write ${quoted(usual.value)}`, text: usual.value },
      ),
    explainMore: (more) =>
      `${plural(more, 'more cell')} of ${nameOf(column)} ${more === 1 ? 'is' : 'are'} empty where others say ${quoted(usual.value)}.`,
  });
}
