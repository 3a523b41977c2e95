import { plural } from '../../base/text';
import { CellKind } from '../profile/cellKind';
import type { ColumnProfile, DistinctValue } from '../profile/tableProfile';
import { cellCause, explained } from './cause';
import type { Check } from './check';
import { enoughCells, natureOf } from './nature';
import { nameOf, quoted } from './shown';

const pairs: readonly Truth['usual'][] = [
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
      const { usual, written, count: others } = truthOf(values);
      const odd = values.filter(({ value }) => !usual.includes(plain(value)));
      if (odd.length === 0) continue;
      const count = odd.reduce((sum, entry) => sum + entry.count, 0);
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

/** Share of the cells that must be booleans before a word for one is told from any other word. */
const nearlyAll = 0.9;

/** The booleans of a column that holds hardly anything else, of which some are words; else null. */
function booleanValues(column: ColumnProfile): readonly DistinctValue[] | null {
  const { booleans, filled } = natureOf(column);
  if (!column.distinct.complete || booleans === 0 || filled < enoughCells || column.distinct.count > 24) return null;
  const values = column.distinct.values.filter(({ kind }) => kind !== CellKind.MissingWord);
  const [meant, others] = [values.filter(isTruth), values.filter((each) => !isTruth(each))];
  // Among other numbers 1 and 0 are amounts.
  if (others.some(({ number }) => number !== null)) return null;
  if (meant.reduce((sum, { count }) => sum + count, 0) < filled * nearlyAll) return null;
  return others.length === 0 ? meant : withoutCodes(meant);
}

/** Beside other words a letter may be a code as they are: N beside F and U, or beside T, F and NE. */
function withoutCodes(values: readonly DistinctValue[]): readonly DistinctValue[] {
  const { usual } = truthOf(values);
  if (!usual.every((word) => values.some(({ value }) => plain(value) === word))) return [];
  return values.filter(({ value }) => usual[0].length > 1 || usual.includes(plain(value)) || value.trim().length > 1);
}

function isTruth({ value }: DistinctValue): boolean {
  return pairs.some((pair) => pair.includes(plain(value)));
}

/** The words by which a column mostly says yes and no. */
interface Truth {
  readonly usual: readonly [yes: string, no: string];
  /** As they are written here: "True" and "False". */
  readonly written: readonly [yes: string, no: string];
  /** How many cells are so written. */
  readonly count: number;
}

/** Of all the values of a column, or of those that are booleans. */
export function truthOf(values: readonly DistinctValue[]): Truth {
  const usual = pairs.reduce((best, pair) => (countIn(values, pair) > countIn(values, best) ? pair : best));
  const written = spellings(values, usual);
  const count = values.reduce((sum, entry) => sum + (written.includes(entry.value.trim()) ? entry.count : 0), 0);
  return { usual, written, count };
}

function countIn(values: readonly DistinctValue[], pair: readonly [string, string]): number {
  return values.reduce((sum, { value, count }) => sum + (pair.includes(plain(value)) ? count : 0), 0);
}

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
