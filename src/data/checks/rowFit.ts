import { rawText } from '../csv/rawCells';
import { CellClassifier } from '../profile/classifyCell';
import { CellKind } from '../profile/cellKind';
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

/** How many cells of a row, as they stand in the file, are of another sort than their columns hold; empty ones are of any. */
export function misfits(table: TableContext, cells: readonly string[]): number {
  const classifier = new CellClassifier(table.today);
  const torn = table.profile.structure.ragged.count;
  return table.profile.columns.filter((column) => !fits(column, cells[column.index] ?? '', classifier, torn)).length;
}

/** What rows that are torn brought into a column counts for nothing: at most `torn` cells of it. */
function fits(column: ColumnProfile, cell: string, classifier: CellClassifier, torn: number): boolean {
  const bytes = new TextEncoder().encode(cell);
  classifier.classify(bytes, 0, bytes.length);
  const { kind, number } = classifier;
  const { filled, numberLike } = natureOf(column);
  if (missingKinds.includes(kind) || filled === 0) return true;
  const isUsual = (count: number): boolean => count > torn || count * 2 > filled;
  if (kind === CellKind.Integer) return isUsual(numberLike) && isNear(column, number);
  const sort = sorts.find((kinds) => kinds.includes(kind)) ?? [kind];
  if (!isUsual(countOf(column, sort))) return false;
  if (kind === CellKind.Text && isCategorical(column))
    return isUsual(column.distinct.values.find(({ value }) => value === rawText(cell))?.count ?? 0);
  return kind !== CellKind.Decimal || isNear(column, number);
}

/** Whether a number lies where those of the column do, as far as there are enough to tell. */
function isNear({ numbers }: ColumnProfile, value: number): boolean {
  if (numbers === null || numbers.count < enoughCells) return true;
  const [low, high] = [numbers.quantile(0.05), numbers.quantile(0.95)];
  const room = farAway * (high - low);
  return high === low || (value >= low - room && value <= high + room);
}
