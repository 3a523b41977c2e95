/** More levels than these are taken together: of numbers neighbours, of texts the rarest. */
const mostLevels = 8;

/** A value of a param as recorded; null: the run lacks it. */
type Recorded = string | number | null;

/**
 * Share of the spread of an outcome that one column explains by itself, 0 to 1: the adjusted R² of an analysis of variance
 * by levels (Ezekiel 1929), which many levels alone do not raise, among the runs that have a value, times their share of
 * all. A default that one kind of model has and another lacks explains nothing so. 0 where there is nothing to explain.
 */
export function explainedShare(outcome: readonly number[], column: readonly Recorded[]): number {
  const counted = outcome.flatMap((value, place) => (Number.isFinite(value) ? [place] : []));
  const places = counted.filter((place) => (column[place] ?? null) !== null);
  const levels = levelsOf(places.map((place) => column[place] ?? null));
  const values = places.map((place) => outcome[place] ?? NaN);
  const groups = [...Map.groupBy(values.keys(), (place) => levels[place]).values()];
  const freedom = values.length - groups.length;
  const total = squares(values);
  if (groups.length < 2 || freedom < 1 || !(total > 0 && total < Infinity)) return 0;
  const within = groups.reduce((sum, group) => sum + squares(group.map((place) => values[place] ?? NaN)), 0);
  const explained = 1 - within / freedom / (total / (values.length - 1));
  return Math.max(0, explained) * (places.length / counted.length);
}

/** Sum of the squared distances from the mean. */
function squares(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}

function levelsOf(column: readonly Recorded[]): readonly Recorded[] {
  if (new Set(column).size <= mostLevels) return column;
  const numbers = column.map(Number);
  return numbers.every(Number.isFinite) ? numericLevels(numbers) : commonLevels(column);
}

/** By rank, so that each level has about as many runs; equal numbers stay together. */
function numericLevels(numbers: readonly number[]): readonly number[] {
  const first = new Map<number, number>();
  numbers.toSorted((a, b) => a - b).forEach((number, place) => first.set(number, first.get(number) ?? place));
  return numbers.map((number) => Math.floor(((first.get(number) ?? 0) / numbers.length) * mostLevels));
}

/** The most frequent values; what is rarer is one level. */
function commonLevels(column: readonly Recorded[]): readonly Recorded[] {
  const counts = new Map<Recorded, number>();
  for (const value of column) counts.set(value, (counts.get(value) ?? 0) + 1);
  const common = [...counts].sort((a, b) => b[1] - a[1]).slice(0, mostLevels - 1);
  const kept = new Set(common.map(([value]) => value));
  return column.map((value) => (kept.has(value) ? value : null));
}
