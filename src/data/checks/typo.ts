import { editDistance, formatCount, plural } from '../../base/text';
import { CellKind } from '../profile/cellKind';
import type { ColumnProfile, DistinctValue } from '../profile/tableProfile';
import { anotherValue } from './category';
import { cellCause, explained } from './cause';
import type { Check } from './check';
import { enoughCells, isCategorical, natureOf } from './nature';
import { nameOf, quotedApart } from './shown';

/** Distinct values beyond which neighbours are not looked for. */
const mostValues = 2000;

export const textTypo: Check = {
  id: 'text-typo',
  severity: 'info',
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
          const [odd, right] = quotedApart(text, usual.value);
          const [from, to] = quotedApart(text, usual.value, 30);
          return explained(
            `${odd} appears ${times(rare.count)}, ${right} ${times(usual.count)}. It would become ${anotherValue(column, text)}. Likely ${right}.`,
            {
              kind: 'replace',
              title: `Replace ${from} with ${to}`,
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

/** A value with what is compared of it. */
interface Word {
  readonly entry: DistinctValue;
  readonly tokens: readonly string[];
  /** Its digits: other ones make another thing. */
  readonly digits: string;
}

/** Occurrences that make a value one that others can be slips of. */
const frequent = 5;

/** Share of the frequent values that may be one slip away from another before such neighbours mean nothing. */
const crowded = 0.04;

/** Frequent values that are looked at to find out how crowded a vocabulary is. */
const probed = 100;

/** Rare values with exactly one nearest frequent neighbour, in a vocabulary where neighbours are no accident. */
function typos(column: ColumnProfile, filled: number): Map<string, Slip> {
  const words = column.distinct.values.filter(isWord).map(wordOf);
  const usual = words.filter(({ entry }) => entry.count >= frequent && entry.value.length >= 4);
  const found = new Map<string, Slip>();
  if (isCrowded(usual)) return found;
  const rareLimit = Math.max(2, Math.min(10, filled * 0.01));
  for (const rare of words) {
    if (rare.entry.count > rareLimit) continue;
    const nearest = nearestOf(rare, usual);
    if (nearest !== null) found.set(rare.entry.value, { rare: rare.entry, usual: nearest });
  }
  return found;
}

function isWord({ kind, value }: DistinctValue): boolean {
  return kind === CellKind.Text && /\p{L}{2}/u.test(value);
}

function wordOf(entry: DistinctValue): Word {
  return { entry, tokens: entry.value.split(separators), digits: entry.value.replace(/\D/g, '') };
}

/** Names of places and people: Rockingham and Buckingham are both right. */
function isCrowded(usual: readonly Word[]): boolean {
  const probe = usual.slice(0, probed);
  let near = 0;
  for (const word of probe) if (usual.some((other) => other !== word && slipDistance(word, other) < Infinity)) near++;
  return near > Math.max(1, probe.length * crowded);
}

function nearestOf(rare: Word, usual: readonly Word[]): DistinctValue | null {
  let least = Infinity;
  let best: DistinctValue | null = null;
  for (const word of usual) {
    // The list is ordered by frequency: behind this nothing is frequent enough.
    if (word.entry.count < rare.entry.count * 5) break;
    const distance = slipDistance(rare, word);
    if (distance > least || distance === Infinity) continue;
    best = distance === least ? null : word.entry;
    least = distance;
  }
  return best;
}

/** Length of a word below which another letter makes another word: codes, abbreviations. */
const shortest = 3;

/** Edits between two values where a slip can explain them; else Infinity. Each word may hold as many as its length bears. */
function slipDistance(rare: Word, usual: Word): number {
  if (rare.digits !== usual.digits) return Infinity;
  if (rare.tokens.length !== usual.tokens.length) return joinedDistance(rare.entry.value, usual.entry.value);
  let distance = 0;
  let same = 0;
  for (const [index, word] of rare.tokens.entries()) {
    const other = usual.tokens[index] ?? '';
    if (word === other) {
      same++;
      continue;
    }
    const bears = allowedEdits(Math.min(word.length, other.length));
    if (Math.abs(word.length - other.length) > bears || Math.max(word.length, other.length) < shortest) return Infinity;
    const edits = editDistance(word, other, bears + 1);
    if (edits > bears) return Infinity;
    distance += edits;
  }
  // Most of a phrase has to be the same, or it is another one.
  return same >= rare.tokens.length / 2 || distance <= allowedEdits(rare.entry.value.length) ? distance : Infinity;
}

/** A blank that was lost or typed over; one word more or less makes another thing. */
function joinedDistance(rare: string, usual: string): number {
  if (rare.startsWith(`${usual} `) || usual.startsWith(`${rare} `)) return Infinity;
  const bears = allowedEdits(Math.min(rare.length, usual.length));
  if (Math.abs(rare.length - usual.length) > bears) return Infinity;
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
