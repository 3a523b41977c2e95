import type { ColumnRef } from '../../runs/columns';
import { parseFilter, type ParsedFilter } from '../../runs/query/parseFilter';
import type { FilterProblem, Operand } from '../../runs/query/predicate';

/**
 * A column as a filter writes it: "metrics.auc", "min(metrics.loss)", "started"; else what is wrong with it. Among the
 * columns that there are a key alone is enough, as in a filter.
 */
export function columnOf(text: string, names: readonly ColumnRef[]): ColumnRef | FilterProblem {
  const { predicate, problems } = withoutColumn(text, names);
  const column = predicate?.type === 'null' && !predicate.negated ? columnOfOperand(predicate.left) : null;
  const wrong = { start: 0, end: text.length, message: 'This is no column.', suggestion: null };
  return column ?? problems[0] ?? wrong;
}

/** The filter for the runs that lack a column; places in it are those in the text. */
export function withoutColumn(text: string, names: readonly ColumnRef[]): ParsedFilter {
  return parseFilter(`${text} is null`, { now: 0, names });
}

function columnOfOperand(operand: Operand): ColumnRef | null {
  if (operand.type === 'column') return operand.column;
  if (operand.type !== 'series') return null;
  const { key, function: of } = operand;
  return of === 'last' || of === 'min' || of === 'max' ? { kind: 'metric', key, of } : null;
}
