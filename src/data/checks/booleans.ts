import { plural } from '../../base/text';
import { CellKind } from '../profile/cellKind';
import type { ColumnProfile, DistinctValue } from '../profile/tableProfile';
import { cellCause, explained } from './cause';
import type { Check } from './check';
import { enoughCells, natureOf } from './nature';
import { nameOf, quoted } from './shown';

const pairs: readonly (readonly [yes: string, no: string])[] = [
  ['true', 'false'],
  ['yes', 'no'],
  ['t', 'f'],
  ['y', 'n'],
  ['on', 'off'],
  ['1', '0'],
];

export const boolVariants: Check = {
  id: 'bool-variants',
  severity: 'warning',
  *find(table) {
    for (const column of table.profile.columns) {
      const values = booleanValues(column);
      if (values === null) continue;
      const counts = pairs.map((pair) => countIn(values, pair));
      const most = counts.indexOf(Math.max(...counts));
      const usual = pairs[most];
      const odd = values.filter(({ value }) => usual?.includes(plain(value)) === false);
      if (usual === undefined || odd.length === 0) continue;
      const written = spellings(values, usual);
      const count = odd.reduce((sum, entry) => sum + entry.count, 0);
      const others = values.reduce((sum, entry) => sum + (written.includes(entry.value.trim()) ? entry.count : 0), 0);
      yield cellCause(column, { by: 'values', values: new Set(odd.map((entry) => entry.value)) }, count, {
        explain: ({ text }) => {
          const right = written[isYes(text) ? 0 : 1];
          return explained(
            `${quoted(text)} means what ${plural(others, 'other cell writes', 'other cells write')} as ${quoted(written[0])} or ${quoted(written[1])}. A model would see one more value. Write ${quoted(right)}.`,
            { kind: 'replace', title: `Replace ${quoted(text)} with ${quoted(right)}`, text: right },
          );
        },
        explainMore: (more) =>
          `${plural(more, 'more cell')} of ${nameOf(column)} ${more === 1 ? 'spells' : 'spell'} true or false in another way.`,
      });
    }
  },
};

/** All values of a column that holds nothing but booleans, of which some are words; else null. */
function booleanValues(column: ColumnProfile): readonly DistinctValue[] | null {
  const { booleans, filled } = natureOf(column);
  if (!column.distinct.complete || booleans === 0 || filled < enoughCells || column.distinct.count > 24) return null;
  const values = column.distinct.values.filter(({ kind }) => kind !== CellKind.MissingWord);
  return values.every(({ value }) => pairs.some((pair) => pair.includes(plain(value)))) ? values : null;
}

function countIn(values: readonly DistinctValue[], pair: readonly [string, string]): number {
  return values.reduce((sum, { value, count }) => sum + (pair.includes(plain(value)) ? count : 0), 0);
}

/** How the usual pair is written here: "True" and "False". */
function spellings(values: readonly DistinctValue[], pair: readonly [string, string]): readonly [string, string] {
  const [yes, no] = pair.map((word) => values.find(({ value }) => plain(value) === word)?.value.trim());
  const like = yes ?? no ?? '';
  return [yes ?? sameCase(pair[0], like), no ?? sameCase(pair[1], like)];
}

function sameCase(word: string, like: string): string {
  if (like !== '' && like === like.toUpperCase()) return word.toUpperCase();
  return /^[A-Z]/.test(like) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

function isYes(text: string): boolean {
  return pairs.some(([yes]) => yes === plain(text));
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}
