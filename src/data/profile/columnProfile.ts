import { cellText } from '../csv/cell';
import { CellKind, type CellFlag } from './cellKind';
import { totals, type ColumnState } from './columnState';
import type { ColumnSums } from './columnSums';
import { entryFlags, entryHash, entryKind, keyEnd, keyStart, occurrences, type Dictionary } from './dictionary';
import { keptOccurrences } from './extremes';
import { addToSketch, estimateDistinct } from './hyperLogLog';
import { summarizeNumbers } from './numberSummary';
import { toPlaces, type PlaceList } from './placeList';
import { sampledNumbers, type RowSample } from './rowSample';
import type { ColumnProfile, DistinctValue, Repeats, Tally } from './tableProfile';

/** Units shown of a column. */
const mostUnits = 16;

/** The header cell of a column, and its name. */
export interface ColumnHeader {
  readonly name: string;
  readonly place: { readonly start: number; readonly end: number } | null;
}

/** A column as the checks see it, from what was kept of all its cells. */
export function columnProfile(
  index: number,
  header: ColumnHeader,
  state: ColumnState,
  sample: RowSample,
  repeats: Repeats | null,
): ColumnProfile {
  const whole = totals(state);
  const tally = (counts: Float64Array, places: readonly (PlaceList | undefined)[], at: number): Tally => ({
    count: counts[at] ?? 0,
    cells: toPlaces(places[at] ?? []),
  });
  const open = state.sums === null;
  const values = distinctValues(state.dictionary);
  return {
    index,
    name: header.name,
    header: header.place,
    cells: state.cells,
    kind: (kind: CellKind) => tally(whole.kindCounts, state.kindPlaces, kind),
    flag: (flag: CellFlag) => tally(whole.flagCounts, state.flagPlaces, flag),
    distinct: {
      values,
      complete: open,
      count: state.sums === null ? values.length : countDistinct(state.sums, state.dictionary),
    },
    numbers: summarizeNumbers(open ? state.dictionary : null, whole, () => sampledNumbers(sample, index)),
    units: new Map([...whole.units].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, mostUnits)),
    longest: state.longest,
    days: open ? null : whole.days,
    repeats,
  };
}

/** Spellings of one text (with quotes, without) together, the most frequent first, then by text. */
function distinctValues(dictionary: Dictionary): DistinctValue[] {
  const byText = new Map<string, number[]>();
  for (let entry = 0; entry < dictionary.size; entry++) {
    if (dictionary.counts[entry] === 0 || entryKind(dictionary, entry) === CellKind.Empty) continue;
    const text = cellText(dictionary.keys, keyStart(dictionary, entry), keyEnd(dictionary, entry));
    const entries = byText.get(text);
    if (entries === undefined) byText.set(text, [entry]);
    else entries.push(entry);
  }
  return [...byText]
    .map(([text, entries]) => distinctValue(dictionary, text, entries))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function distinctValue(dictionary: Dictionary, value: string, entries: readonly number[]): DistinctValue {
  const cells = entries
    .flatMap((entry) => toPlaces(occurrences(dictionary, entry)))
    .sort((a, b) => a.start - b.start)
    .slice(0, keptOccurrences);
  const first = entries.find((entry) => occurrences(dictionary, entry)[1] === cells[0]?.start) ?? entries[0] ?? 0;
  const number = dictionary.numbers[first] ?? NaN;
  return {
    value,
    count: entries.reduce((sum, entry) => sum + (dictionary.counts[entry] ?? 0), 0),
    kind: entryKind(dictionary, first),
    flags: entryFlags(dictionary, first),
    number: Number.isNaN(number) ? null : number,
    cells,
  };
}

/** An estimate: those that were sketched, and the tracked ones. */
function countDistinct(sums: ColumnSums, dictionary: Dictionary): number {
  const sketch = sums.sketch.slice();
  for (let entry = 0; entry < dictionary.size; entry++)
    if (dictionary.counts[entry] !== 0 && entryKind(dictionary, entry) !== CellKind.Empty)
      addToSketch(sketch, entryHash(dictionary, entry));
  return estimateDistinct(sketch);
}
