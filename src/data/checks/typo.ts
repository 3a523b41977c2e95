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
  const allowed = Math.max(1, Math.min(3, Math.floor(rare.value.length / 5)));
  let least = allowed + 1;
  let best: DistinctValue | null = null;
  for (const word of words) {
    // The list is ordered by frequency: behind this nothing is frequent enough.
    if (word.count < rare.count * 5 || word.count < 5) break;
    if (Math.abs(word.value.length - rare.value.length) > allowed || word.value.length < 4) continue;
    const distance = editDistance(rare.value, word.value, least + 1);
    if (distance > least || distance === 0 || distance > allowed || !isSlip(rare.value, word.value)) continue;
    best = distance === least && best !== null ? null : word;
    least = distance;
  }
  return best;
}

/** Other digits, or one word more, make another thing and not a slip. */
function isSlip(rare: string, usual: string): boolean {
  return (
    rare.replace(/\D/g, '') === usual.replace(/\D/g, '') &&
    !rare.startsWith(`${usual} `) &&
    !usual.startsWith(`${rare} `)
  );
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${formatCount(count)} times`;
}
