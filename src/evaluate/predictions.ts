import { formatCount, plural } from '../base/text';
import { classesOf } from './classPredictions';
import { columnRoles } from './columnRoles';
import { isNoValue, isNumber, isWhole, numbersIn, sortedRows, textOf, type Column } from './predictionCells';
import type { PredictionTable } from './predictionTable';

/** What a model predicted beside what was true, a row each, in an order that does not depend on that of the file. */
export interface Predictions {
  /** Two classes, more of them, or numbers. */
  readonly kind: 'binary' | 'classes' | 'numbers';
  /** Null: the file has no column that names rows, so it cannot be joined with another one. */
  readonly ids: readonly string[] | null;
  /** Rows of one group are not independent; null: each row stands for itself. */
  readonly groups: readonly string[] | null;
  /** Classes in order; empty for numbers. */
  readonly labels: readonly string[];
  /** Place in `labels` of the class that is looked for; null: there are not two, or nothing says which it is. */
  readonly positive: number | null;
  /** The number, or the place of the class in `labels`. */
  readonly truth: Float64Array;
  /** Null: there are scores alone, and nothing says from which one on a row is positive. */
  readonly predicted: Float64Array | null;
  /** Score of the positive class of two, higher is surer; null without one, or where it is not known whose it is. */
  readonly scores: Float64Array | null;
  /** The score from which on a row was taken for positive, where no class was predicted; else null. */
  readonly threshold: number | null;
  /** Rows without a true value, which no figure holds. */
  readonly leftOut: number;
}

/** What is declared of the classes of a model; null: nothing is. */
export interface DeclaredClasses {
  readonly positive: string | null;
  readonly threshold: number | null;
}

/** Numbers are classes as long as they are whole and few. */
const mostClasses = 20;

const nothingDeclared: DeclaredClasses = { positive: null, threshold: null };

/**
 * Reads predictions by the shape of their table; a sentence says what is missing, or which cell cannot be read: of a model
 * that is judged no row is left out but those without a true value, which are counted.
 */
export function readPredictions(
  { columns, rows }: PredictionTable,
  declared: DeclaredClasses = nothingDeclared,
): Predictions | string {
  const roles = columnRoles(columns);
  const filled = rows
    .map((cells, at) => ({ number: at + 1, cells }))
    .filter(({ cells }) => cells.some((text) => text !== ''));
  const { truth: truthAt } = roles;
  if (truthAt === undefined) return `No column holds the true values; name one y_true (found: ${listed(columns)}).`;
  const known = filled.filter(({ cells }) => !isNoValue(textOf(cells, truthAt)));
  if (known.length === 0) return 'No row has a true value.';
  const sorted = sortedRows(known, roles.id, Object.values(roles));
  const numbers = sorted.map(({ number }) => number);
  const column = (at: number): Column => ({
    name: columns[at] ?? '',
    texts: sorted.map(({ cells }) => textOf(cells, at)),
    numbers,
  });
  const truth = column(truthAt);
  const predicted = roles.predicted === undefined ? null : column(roles.predicted);
  const ids = roles.id === undefined ? null : column(roles.id);
  const twice = ids && repeated(ids);
  if (twice !== null) return twice;
  const isNumeric = declared.positive === null && predicted !== null && areNumbers(truth, predicted);
  const values = isNumeric
    ? numbersOf(truth, predicted)
    : classesOf({ columns, column, roles, truth, predicted, declared });
  if (values === null) return `No column holds predictions; name one y_pred, or score (found: ${listed(columns)}).`;
  if (typeof values === 'string') return values;
  const groups = roles.group === undefined ? null : column(roles.group).texts;
  return { ...values, ids: ids?.texts ?? null, groups, leftOut: filled.length - known.length };
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
