import type { ColumnRef } from '../../runs/columns';
import { formatColumn } from '../../runs/query/formatColumn';
import { parseFilter, type ParsedFilter } from '../../runs/query/parseFilter';
import type { FilterProblem, Operand } from '../../runs/query/predicate';

/**
 * A column as a filter writes it: "metrics.auc", "min(metrics.loss)", "started"; else what is wrong with it. Among the
 * columns that there are a key alone is enough, as in a filter.
 */
export function columnOf(text: string, names: readonly ColumnRef[]): ColumnRef | FilterProblem {
  const { predicate, problems } = withoutColumn(text, names);
  const operand = predicate?.type === 'null' && !predicate.negated ? predicate.left : null;
  const message = operand?.type === 'series' ? ofNoColumn(operand) : 'This is no column.';
  const wrong = { start: 0, end: text.length, message, suggestion: null };
  return (operand && columnOfOperand(operand)) ?? problems[0] ?? wrong;
}

/** Of a function that only filters know. */
function ofNoColumn({ function: of, key }: Operand & { type: 'series' }): string {
  const columns = columnFunctions.map((name) => formatColumn({ kind: 'metric', key, of: name }));
  return `${of}() is for filters; columns are the last, min and max of a metric: ${columns.slice(0, -1).join(', ')} and ${columns.at(-1) ?? ''}.`;
}

const columnFunctions = ['last', 'min', 'max'] as const;

/** The filter for the runs that lack a column; places in it are those in the text. */
export function withoutColumn(text: string, names: readonly ColumnRef[]): ParsedFilter {
  return parseFilter(`${text} is null`, { now: 0, names });
}

function columnOfOperand(operand: Operand): ColumnRef | null {
  if (operand.type === 'column') return operand.column;
  if (operand.type !== 'series') return null;
  const { key, function: of } = operand;
  const known = columnFunctions.find((name) => name === of);
  return known ? { kind: 'metric', key, of: known } : null;
}
