import type { ColumnProfile, Extreme, NumberSummary } from '../profile/tableProfile';
import { columnCause } from './cause';
import type { Cause, Selector } from './check';
import { enoughCells, natureOf } from './nature';
import { figure, nameOf, share } from './shown';

/** Units in which programs count time from 1970 on, and how many of them a second has. */
const units = [
  { name: 'seconds', perSecond: 1 },
  { name: 'milliseconds', perSecond: 1e3 },
  { name: 'microseconds', perSecond: 1e6 },
  { name: 'nanoseconds', perSecond: 1e9 },
] as const;
type Unit = (typeof units)[number];

/** Seconds from 1970 to 1990 and to 2100: what lies between them in one unit does not in another. */
const [earliest, latest] = [631_152_000, 4_102_444_800];

const timeWords: ReadonlySet<string> = new Set(['ts', 'time', 'timestamp', 'datetime', 'epoch', 'unix', 'unixtime']);

/** Fewer cells are outliers. */
const fewest = 3;

/** Share of the numbers that have to be of one of the two units. */
const nearlyAll = 0.99;

/** Time counted in two units in one column: each number looks like one, and those of one unit lie in another age. */
export function* epochUnits(column: ColumnProfile): Iterable<Cause> {
  const { numbers } = column;
  const { filled, numbers: plain } = natureOf(column);
  if (numbers === null || filled < enoughCells || plain < filled || !isNamedAsTime(column.name)) return;
  const [small, large] = [unitOf(numbers.min), unitOf(numbers.max)];
  if (small === null || large === null || small === large) return;
  const below = countOfUnit(column, numbers, small);
  const above = countOfUnit(column, numbers, large);
  if (Math.min(below, above) < fewest || below + above < numbers.count * nearlyAll) return;
  const [first, second] = [said(numbers.min, small), said(numbers.max, large)];
  yield columnCause(
    column,
    `${nameOf(column)} counts time in two units: ${share(below, numbers.count)} of its numbers are ${small.name} (${first}), the others ${large.name} (${second}). Read in one unit, some of them lie in another age. Convert all to one.`,
    below < above ? cellsOf(column, small, below, numbers.lowest) : cellsOf(column, large, above, numbers.highest),
  );
}

function isNamedAsTime(name: string): boolean {
  const words = name
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  return words.some((word) => timeWords.has(word)) || (words.length > 1 && words.at(-1) === 'at');
}

function unitOf(value: number | null): Unit | null {
  if (value === null) return null;
  return units.find(({ perSecond }) => value >= earliest * perSecond && value <= latest * perSecond) ?? null;
}

/** Steps in which the numbers are looked at where not all are known. */
const steps = 200;

/** How many numbers are of a unit; nearly so where not all are known. */
function countOfUnit({ distinct }: ColumnProfile, numbers: NumberSummary, unit: Unit): number {
  if (distinct.complete)
    return distinct.values.reduce((sum, entry) => sum + (unitOf(entry.number) === unit ? entry.count : 0), 0);
  const levels = Array.from({ length: steps }, (_, step) => unitOf(numbers.quantile((step + 0.5) / steps)));
  return Math.round((levels.filter((each) => each === unit).length / steps) * numbers.count);
}

/** The cells of a unit, as far as they are known. */
function cellsOf({ distinct }: ColumnProfile, unit: Unit, count: number, outermost: readonly Extreme[]) {
  const known = distinct.values.filter((entry) => unitOf(entry.number) === unit).map(({ value }) => value);
  const select: Selector = distinct.complete
    ? { by: 'values', values: new Set(known) }
    : { by: 'places', count, places: outermost.flatMap(({ cells }) => cells) };
  return { select, count };
}

/** "1700000000: 2023-11-14" */
function said(value: number, { perSecond }: Unit): string {
  return `${figure(value)}: ${new Date((value / perSecond) * 1000).toISOString().slice(0, 10)}`;
}
