import { isMissing } from './declared';
import { CellKind } from './cellKind';
import type { CellPlace, ColumnProfile, DistinctValue, TableProfile, Tally } from './tableProfile';

/** Fewest cells with other marks of a scale, as a share of those with the mark that could stand for "missing". */
const enoughMarks = 0.1;

/** The profile in which a mark of a scale, as "*" is beside "**", is a value like others and no word for "missing". */
export function withScales(profile: TableProfile): TableProfile {
  return { ...profile, columns: profile.columns.map(withScale) };
}

/** The words for "missing" that are marks of a scale in a column, and so are text there. */
export function scaleMarks({ distinct }: ColumnProfile): ReadonlySet<string> {
  const marks = distinct.values.filter(({ kind, value }) => kind === CellKind.Text && isMark(value));
  return new Set(marks.map(({ value }) => value));
}

function withScale(column: ColumnProfile): ColumnProfile {
  const marks = new Set(marksOf(column));
  if (marks.size === 0) return column;
  const values = column.distinct.values.map((entry) => (marks.has(entry) ? { ...entry, kind: CellKind.Text } : entry));
  const words = values.filter(({ kind }) => kind === CellKind.MissingWord);
  const tallies = new Map<CellKind, Tally>([
    [CellKind.MissingWord, together(words)],
    [CellKind.Text, together([column.kind(CellKind.Text), ...marks])],
  ]);
  return {
    ...column,
    kind: (kind) => tallies.get(kind) ?? column.kind(kind),
    distinct: { ...column.distinct, values },
  };
}

/** The words for "missing" that are marks of a scale: most values are marks, or others consist of the same characters. */
function marksOf(column: ColumnProfile): readonly DistinctValue[] {
  const { values, complete } = column.distinct;
  if (!complete || column.kind(CellKind.MissingWord).count === 0) return [];
  const words = values.filter(({ kind, value }) => kind === CellKind.MissingWord && isMark(value));
  const present = values.filter(({ kind }) => !isMissing(kind));
  const others = present.filter(({ kind, value }) => kind === CellKind.Text && isMark(value));
  if (countOf(others) > countOf(present) / 2) return words;
  return words.filter((word) => {
    const alike = others.filter(({ value }) =>
      Array.from(value.trim()).every((character) => word.value.includes(character)),
    );
    return alike.length > 0 && countOf(alike) >= word.count * enoughMarks;
  });
}

function isMark(value: string): boolean {
  return /^[\p{P}\p{S}]+$/u.test(value.trim());
}

function countOf(entries: readonly { readonly count: number }[]): number {
  return entries.reduce((sum, { count }) => sum + count, 0);
}

/** Several tallies in one, with places as far as all of them are known. */
function together(tallies: readonly Tally[]): Tally {
  const horizon = tallies.reduce(
    (least, { count, cells }) => (count > cells.length ? Math.min(least, cells.at(-1)?.start ?? -1) : least),
    Infinity,
  );
  const cells: CellPlace[] = tallies.flatMap((tally) => tally.cells.filter(({ start }) => start <= horizon));
  return { count: countOf(tallies), cells: cells.sort((a, b) => a.start - b.start) };
}
