import { formatCount, plural } from '../base/text';
import { classesOf } from './classPredictions';
import { columnRoles } from './columnRoles';
import {
  isNoValue,
  isNumber,
  isWhole,
  numbersIn,
  sortedRows,
  textOf,
  type Column,
  type NumberedRow,
} from './predictionCells';
import type { PredictionTable } from './predictionTable';
import type { DeclaredClasses, Predictions } from './predictions';

/** Numbers are classes as long as they are whole and few. */
const mostClasses = 20;

const nothingDeclared: DeclaredClasses = { positive: null, threshold: null };

/**
 * Reads predictions by the shape of their table; a sentence says what is missing, or which cell cannot be read: of a model
 * that is judged no row is left out but those without a true value, which are counted.
 */
export function readPredictions(table: PredictionTable, declared = nothingDeclared): Predictions | string {
  const { columns } = table;
  const roles = columnRoles(columns);
  if (roles.truth === undefined) return `No column holds the true values; name one y_true (found: ${listed(columns)}).`;
  const { rows, leftOut } = judgedRows(table, roles.truth);
  if (rows.length === 0) return 'No row has a true value.';
  const column = columnReader(columns, sortedRows(rows, roles.id, Object.values(roles)));
  const columnOf = (at: number | undefined) => (at === undefined ? null : column(at));
  const [truth, predicted, ids] = [column(roles.truth), columnOf(roles.predicted), columnOf(roles.id)];
  const twice = ids && repeated(ids);
  if (twice !== null) return twice;
  const values =
    declared.positive === null && predicted !== null && areNumbers(truth, predicted)
      ? numbersOf(truth, predicted)
      : classesOf({ columns, column, roles, truth, predicted, declared });
  if (values === null) return `No column holds predictions; name one y_pred, or score (found: ${listed(columns)}).`;
  if (typeof values === 'string') return values;
  return { ...values, ids: ids?.texts ?? null, groups: columnOf(roles.group)?.texts ?? null, leftOut };
}

/** Rows with a true value, by their numbers in the file; how many others there are that are not blank. */
function judgedRows({ rows }: PredictionTable, truth: number) {
  const filled = rows
    .map((cells, at) => ({ number: at + 1, cells }))
    .filter(({ cells }) => cells.some((text) => text !== ''));
  const known = filled.filter(({ cells }) => !isNoValue(textOf(cells, truth)));
  return { rows: known, leftOut: filled.length - known.length };
}

function columnReader(columns: readonly string[], rows: readonly NumberedRow[]): (at: number) => Column {
  const numbers = rows.map(({ number }) => number);
  return (at) => ({ name: columns[at] ?? '', texts: rows.map(({ cells }) => textOf(cells, at)), numbers });
}

function areNumbers({ texts: truth }: Column, { texts: predicted }: Column): boolean {
  const numbers = truth.filter(isNumber);
  if (numbers.some((text) => !isWhole(text)) || new Set(numbers).size > mostClasses) return true;
  return numbers.length === truth.length && predicted.some((text) => isNumber(text) && !isWhole(text));
}

function numbersOf(truthColumn: Column, predictedColumn: Column) {
  const truth = numbersIn(truthColumn);
  if (typeof truth === 'string') return truth;
  const predicted = numbersIn(predictedColumn);
  if (typeof predicted === 'string') return predicted;
  return { kind: 'numbers', labels: [], positive: null, truth, predicted, scores: null, threshold: null } as const;
}

/** A sentence where one id names several rows. */
function repeated({ name, texts, numbers }: Column): string | null {
  const seen = new Map<string, number>();
  for (const [at, id] of texts.entries()) {
    const number = numbers[at] ?? 0;
    const before = seen.get(id);
    if (before !== undefined) {
      const rows = [before, number].toSorted((a, b) => a - b).map(formatCount);
      return `The id ${id.slice(0, 40)} stands in several rows, ${rows.join(' and ')} of column ${name}; an id names one row.`;
    }
    seen.set(id, number);
  }
  return null;
}

function listed(columns: readonly string[]): string {
  const shown = columns.slice(0, 8).map((column) => column.slice(0, 30));
  const more = columns.length - shown.length;
  return `${shown.join(', ') || 'none'}${more > 0 ? ` and ${plural(more, 'more', 'more')}` : ''}`;
}
