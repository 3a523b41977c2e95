import { rawText } from '../csv/rawCells';
import { CellClassifier } from '../profile/classifyCell';
import { CellKind } from '../profile/cellKind';
import { readOddNumber } from '../profile/oddNumber';
import type { ColumnProfile } from '../profile/tableProfile';
import type { TableContext } from './check';
import { countOf, dateKinds, enoughCells, isCategorical, missingKinds, natureOf, oddNumberKinds } from './nature';

/** Kinds that stand for each other in a column. */
const sorts: readonly (readonly CellKind[])[] = [
  [CellKind.Integer],
  [CellKind.Decimal, ...oddNumberKinds, CellKind.NearNumber],
  [...dateKinds, CellKind.DateImpossible],
  [CellKind.Time],
  [CellKind.Boolean],
  [CellKind.Text],
];

/** So many times the usual width of a column beyond its usual numbers, a number is none of its own. */
const farAway = 3;

/** Whether a cell, as it stands in the file, is of a sort that its column holds; an empty one is of any. */
export type CellFit = (column: ColumnProfile, cell: string) => boolean;

/** What rows that are torn brought into a column counts for nothing: at most as many cells of it as there are such rows. */
export function cellFit(table: TableContext, torn = table.profile.structure.ragged.count): CellFit {
  const classifier = new CellClassifier(table.today);
  return (column, cell) => fits(column, cell, classifier, torn);
}

/** How many cells of a row, as they stand in the file, are of another sort than their columns hold. */
export function misfits(table: TableContext, cells: readonly string[]): number {
  const fit = cellFit(table);
  return table.profile.columns.filter((column) => !fit(column, cells[column.index] ?? '')).length;
}

/** Whether a number that is written for people, "19,441.50", may be one of a column, however those are written. */
export function isNumberOf(table: TableContext, column: ColumnProfile, text: string): boolean {
  const odd = readOddNumber(text);
  if (odd === null || (odd.kind !== CellKind.Thousands && odd.kind !== CellKind.DecimalComma)) return false;
  const fractions = countOf(column, [CellKind.Decimal, CellKind.DecimalComma, CellKind.Thousands]);
  const isWhole = odd.kind === CellKind.Thousands && Number.isInteger(odd.value);
  return (
    natureOf(column).main === 'number' &&
    (isWhole || isUsual(column, fractions, table.profile.structure.ragged.count)) &&
    isNear(column, odd.value)
  );
}

function fits(column: ColumnProfile, cell: string, classifier: CellClassifier, torn: number): boolean {
  const bytes = new TextEncoder().encode(cell);
  classifier.classify(bytes, 0, bytes.length);
  const { kind, number } = classifier;
  const { filled, numberLike } = natureOf(column);
  if (missingKinds.includes(kind) || filled === 0) return true;
  if (kind === CellKind.Integer) return isUsual(column, numberLike, torn) && isNear(column, number);
  const sort = sorts.find((kinds) => kinds.includes(kind)) ?? [kind];
  if (!isUsual(column, countOf(column, sort), torn)) return false;
  if (kind === CellKind.Text && isCategorical(column)) {
    const same = column.distinct.values.find(({ value }) => value === rawText(cell));
    return isUsual(column, same?.count ?? 0, torn);
  }
  return kind !== CellKind.Decimal || isNear(column, number);
}

function isUsual(column: ColumnProfile, count: number, torn: number): boolean {
  return count > torn || count * 2 > natureOf(column).filled;
}

/** Whether a number lies where those of the column do, as far as there are enough to tell. */
function isNear({ numbers }: ColumnProfile, value: number): boolean {
  if (numbers === null || numbers.count < enoughCells) return true;
  const [low, high] = [numbers.quantile(0.05), numbers.quantile(0.95)];
  const room = farAway * (high - low);
  return high === low || (value >= low - room && value <= high + room);
}
