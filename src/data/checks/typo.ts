import { editDistance, formatCount, plural } from '../../base/text';
import { CellKind } from '../profile/cellKind';
import type { ColumnProfile, DistinctValue } from '../profile/tableProfile';
import { anotherValue } from './category';
import { cellCause, explained } from './cause';
import type { Check } from './check';
import { enoughCells, isCategorical, natureOf } from './nature';
import { nameOf, quoted } from './shown';

/** Distinct values beyond which neighbours are not looked for. */
const mostValues = 2000;

export const textTypo: Check = {
  id: 'text-typo',
  severity: 'info',
  title: 'A rare value one slip away from a frequent one',
  *find(table) {
    for (const column of table.profile.columns) {
      const { main, filled } = natureOf(column);
      if (main !== 'text' || filled < enoughCells || !isCategorical(column) || column.distinct.count > mostValues)
        continue;
      const likely = typos(column, filled);
      if (likely.size === 0) continue;
      const count = [...likely.values()].reduce((sum, { rare }) => sum + rare.count, 0);
      yield cellCause(column, { by: 'values', values: new Set(likely.keys()) }, count, {
        explain: ({ text }) => {
          const found = likely.get(text);
          if (found === undefined) return null;
          const { rare, usual } = found;
          return explained(
            `${quoted(text)} appears ${times(rare.count)}, ${quoted(usual.value)} ${times(usual.count)}. It would become ${anotherValue(column)}. Likely ${quoted(usual.value)}.`,
            {
              kind: 'replace',
              title: `Replace ${quoted(text, 30)} with ${quoted(usual.value, 30)}`,
              text: usual.value,
            },
          );
        },
        explainMore: (more) =>
          `${plural(more, 'more cell')} of ${nameOf(column)} ${more === 1 ? 'looks like a slip' : 'look like slips'} of the pen.`,
      });
    }
  },
};

interface Slip {
  readonly rare: DistinctValue;
  readonly usual: DistinctValue;
}

/** Rare values with exactly one nearest frequent neighbour. */
function typos(column: ColumnProfile, filled: number): Map<string, Slip> {
  const words = column.distinct.values.filter(({ kind, value }) => kind === CellKind.Text && /\p{L}{2}/u.test(value));
  const rareLimit = Math.max(2, Math.min(10, filled * 0.01));
  const found = new Map<string, Slip>();
  for (const rare of words) {
    if (rare.count > rareLimit) continue;
    const usual = nearestFrequent(rare, words);
    if (usual !== null) found.set(rare.value, { rare, usual });
  }
  return found;
}

function nearestFrequent(rare: DistinctValue, words: readonly DistinctValue[]): DistinctValue | null {
  let least = Infinity;
  let best: DistinctValue | null = null;
  for (const word of words) {
    // The list is ordered by frequency: behind this nothing is frequent enough.
    if (word.count < rare.count * 5 || word.count < 5) break;
    if (word.value.length < 4) continue;
    const distance = slipDistance(rare.value, word.value);
    if (distance > least || distance === Infinity) continue;
    best = distance === least ? null : word;
    least = distance;
  }
  return best;
}

/** Length of a word below which another letter makes another word: codes, abbreviations. */
const shortest = 3;

/** Edits between two values where a slip can explain them; else Infinity. Each word may hold as many as its length bears. */
function slipDistance(rare: string, usual: string): number {
  // Other digits make another thing.
  if (rare.replace(/\D/g, '') !== usual.replace(/\D/g, '')) return Infinity;
  const a = rare.split(separators);
  const b = usual.split(separators);
  if (a.length !== b.length) return joinedDistance(rare, usual);
  let distance = 0;
  let same = 0;
  for (const [index, word] of a.entries()) {
    const other = b[index] ?? '';
    if (word === other) {
      same++;
      continue;
    }
    const bears = allowedEdits(Math.min(word.length, other.length));
    const edits = editDistance(word, other, bears + 1);
    if (edits > bears || Math.max(word.length, other.length) < shortest) return Infinity;
    distance += edits;
  }
  // Most of a phrase has to be the same, or it is another one.
  return same >= a.length / 2 || distance <= allowedEdits(rare.length) ? distance : Infinity;
}

/** A blank that was lost or typed over; one word more or less makes another thing. */
function joinedDistance(rare: string, usual: string): number {
  if (rare.startsWith(`${usual} `) || usual.startsWith(`${rare} `)) return Infinity;
  const bears = allowedEdits(Math.min(rare.length, usual.length));
  const edits = editDistance(rare, usual, bears + 1);
  return edits > bears ? Infinity : edits;
}

/** max(1, min(3, ⌊length / 5⌋)) */
function allowedEdits(length: number): number {
  return Math.max(1, Math.min(3, Math.floor(length / 5)));
}

const separators = /[^\p{L}\p{N}]+/u;

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${formatCount(count)} times`;
}
