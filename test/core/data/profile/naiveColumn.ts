import type { Expectations } from '../../../../src/project/expectations';
import { CellKind } from '../../../../src/data/profile/cellKind';
import { isMissing, isSummarized } from '../../../../src/data/profile/declared';
import {
  headBytes,
  headRecords,
  identifierShare,
  isDeclaredUnique,
  looksLikeIdentifier,
  seriesOf,
} from '../../../../src/data/profile/identifiers';
import type {
  ColumnProfile,
  DistinctValue,
  Extreme,
  NumberSummary,
  Repeats,
} from '../../../../src/data/profile/tableProfile';
import type { NaiveCell, NaiveRecord } from './naiveRecord';
import { repeatsOf, tally } from './naiveTally';

/** One column of the oracle. */
export function naiveColumn(
  records: readonly NaiveRecord[],
  index: number,
  header: NaiveRecord | undefined,
  named: boolean,
  expectations: Expectations,
  keep: number,
  bodyStart: number,
): ColumnProfile {
  const cells = records.map((record) => record.cells[index] ?? null).filter((cell) => cell !== null);
  const head = header?.cells[index] ?? null;
  const name = named ? (head?.text ?? '') : `column ${String(index + 1)}`;
  const units = new Map<string, number>();
  for (const { unit } of cells) if (unit !== null) units.set(unit, (units.get(unit) ?? 0) + 1);
  const ranked = [...units].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const values = distinct(cells);
  return {
    index,
    name,
    header: head && { start: head.place.start, end: head.place.end },
    cells: cells.length,
    kind: (kind) => tally(placesOf(cells.filter((cell) => cell.kind === kind)), keep),
    flag: (flag) => tally(placesOf(cells.filter((cell) => (cell.flags >> flag) & 1)), keep),
    distinct: { values, complete: true, count: values.length },
    numbers: numbers(cells),
    units: new Map(ranked.slice(0, 16)),
    days: null,
    longest: cells.reduce((most, cell) => Math.max(most, cell.bytes), 0),
    repeats: repeats(records, cells, index, name, expectations, keep, bodyStart),
  };
}

function placesOf(cells: readonly NaiveCell[]) {
  return cells.map((cell) => cell.place);
}

function distinct(cells: readonly NaiveCell[]): DistinctValue[] {
  const groups = Map.groupBy(
    cells.filter((cell) => cell.kind !== CellKind.Empty),
    (cell) => cell.text,
  );
  return [...groups.values()]
    .map((group) => {
      const [first] = group as [NaiveCell];
      return {
        value: first.text,
        count: group.length,
        kind: first.kind,
        flags: first.flags,
        number: Number.isNaN(first.number) ? null : first.number,
        cells: placesOf(group.slice(0, 4)),
      };
    })
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function numbers(cells: readonly NaiveCell[]): NumberSummary | null {
  const all = cells.filter((cell) => isSummarized(cell.kind) && Number.isFinite(cell.number));
  const sorted = Float64Array.from(all, (cell) => cell.number).sort();
  const min = sorted.at(0);
  const max = sorted.at(-1);
  if (min === undefined || max === undefined) return null;
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  const squares = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const extremes = [...Map.groupBy(all, (cell) => cell.number)]
    .map(([value, group]): Extreme => ({ value, count: group.length, cells: placesOf(group.slice(0, 4)) }))
    .sort((a, b) => a.value - b.value);
  return {
    count: sorted.length,
    mean,
    stddev: sorted.length < 2 ? NaN : Math.sqrt(squares / (sorted.length - 1)),
    min,
    max,
    quantile(p) {
      const at = p * (sorted.length - 1);
      const low = sorted[Math.floor(at)] ?? NaN;
      return low + (at - Math.floor(at)) * ((sorted[Math.ceil(at)] ?? NaN) - low);
    },
    quantileError: 0,
    lowest: extremes.slice(0, 8),
    highest: extremes.slice(-8).reverse(),
    histogram: histogram(sorted),
  };
}

/** Twenty equal bins; up to one cell in a hundred beyond a gap of half of the rest has a bin of its own on either side. */
function histogram(sorted: Float64Array): { from: number; to: number; count: number }[] {
  const [min, max] = [sorted.at(0) ?? NaN, sorted.at(-1) ?? NaN];
  if (min === max) return [{ from: min, to: max, count: sorted.length }];
  const end = sorted.length - 1;
  let low = cellsApart(sorted, sorted[end - cellsApart(sorted.toReversed(), min)] ?? NaN);
  let high = cellsApart(sorted.toReversed(), sorted[low] ?? NaN);
  if ((sorted[low] ?? NaN) >= (sorted[end - high] ?? NaN)) low = high = 0;
  const last = end - high;
  const [from, to] = [sorted[low] ?? NaN, sorted[last] ?? NaN];
  const bins = Array.from({ length: 20 }, (_, bin) => ({
    from: from + ((to - from) / 20) * bin,
    to: bin === 19 ? to : from + ((to - from) / 20) * (bin + 1),
    count: 0,
  }));
  for (const value of sorted.subarray(low, last + 1)) {
    const bin = bins[Math.min(19, Math.floor(((value - from) / (to - from)) * 20))];
    if (bin !== undefined) bin.count++;
  }
  if (low > 0) bins.unshift({ from: min, to: from, count: low });
  if (high > 0) bins.push({ from: to, to: max, count: high });
  return bins;
}

/** How many cells at the front lie apart; at most seven distinct numbers do. */
function cellsApart(values: Float64Array, other: number): number {
  let apart = 0;
  let distinct = 0;
  for (let index = 0; index + 1 < values.length && distinct < 7; index++) {
    const [outer, inner] = [values[index] ?? NaN, values[index + 1] ?? NaN];
    if (outer === inner) continue;
    distinct++;
    if (index + 1 > values.length / 100) break;
    if (Math.abs(outer - inner) > Math.abs(inner - other) * 0.5) apart = index + 1;
  }
  return apart;
}

function repeats(
  records: readonly NaiveRecord[],
  cells: readonly NaiveCell[],
  index: number,
  name: string,
  expectations: Expectations,
  keep: number,
  bodyStart: number,
): Repeats | null {
  const declared = isDeclaredUnique(expectations, name);
  const head = records
    .filter((record) => record.row <= headRecords && record.start < bodyStart + headBytes)
    .map((record) => record.cells[index] ?? null)
    .filter((cell) => cell !== null && !isMissing(cell.kind));
  const texts = new Set(head.map((cell) => cell?.text ?? ''));
  const guessed = looksLikeIdentifier({
    index,
    name,
    values: head.length,
    distinct: texts.size,
    decimals: head.some((cell) => cell?.kind === CellKind.Decimal),
    ...seriesOf(texts),
  });
  if (!declared && !guessed) return null;
  const values = cells.filter((cell) => !isMissing(cell.kind));
  const found = repeatsOf(
    values.map((cell) => ({ key: cell.text, place: cell.place })),
    keep,
  );
  return declared || found.count <= values.length * (1 - identifierShare) ? found : null;
}
