import type { Brushed } from '../../../protocol/experiments/filtering';
import { columnId, type ColumnRef } from '../../../runs/columns';
import { formatColumn, formatText } from '../../../runs/query/formatColumn';
import { parseFilter, type FilterOptions, type FilterTerm } from '../../../runs/query/parseFilter';
import type { Predicate } from '../../../runs/query/predicate';

/** The filter in which the terms of a column are those of a brush. What cannot be understood is left as it is. */
export function withBrush(filter: string, column: ColumnRef, brushed: Brushed, options: FilterOptions): string {
  const { terms, problems } = parseFilter(filter, options);
  if (problems.length > 0) return filter;
  const others = terms.filter((term) => !isOfBrush(term.predicate, column));
  return [...others.map((term) => textOf(filter, term)), ...termsOf(column, brushed)].join(' and ');
}

/** What a filter says of columns that can be brushed, and the filter without that. */
export function readBrushes(
  filter: string,
  columns: readonly ColumnRef[],
  options: FilterOptions,
): { readonly brushed: Brushed[]; readonly rest: string } {
  return {
    brushed: columns.map((column) => brushOf(filter, column, options)),
    rest: columns.reduce((text, column) => withBrush(text, column, null, options), filter),
  };
}

/** What the terms of a filter let through of a column, as a brush; null: everything. */
function brushOf(filter: string, column: ColumnRef, options: FilterOptions): Brushed {
  const { terms } = parseFilter(filter, options);
  let [low, high] = [-Infinity, Infinity];
  for (const { predicate } of terms) {
    if (!isOfBrush(predicate, column)) continue;
    if (predicate.type === 'in') return { values: predicate.values.map(String) };
    if (predicate.type !== 'compare' || predicate.right.type !== 'number') continue;
    if (predicate.operator === '>=') low = Math.max(low, predicate.right.value);
    else high = Math.min(high, predicate.right.value);
  }
  return Number.isFinite(low) || Number.isFinite(high) ? { low, high } : null;
}

/** A term that a brush may have written: one end of a range, or some values. */
function isOfBrush(predicate: Predicate, column: ColumnRef): boolean {
  if (predicate.type !== 'compare' && predicate.type !== 'in') return false;
  const { left } = predicate;
  if (left.type !== 'column' || columnId(left.column) !== columnId(column)) return false;
  if (predicate.type === 'in') return !predicate.negated;
  return (predicate.operator === '>=' || predicate.operator === '<=') && predicate.right.type === 'number';
}

/** An alternative needs parentheses beside other terms. */
function textOf(filter: string, { start, end, predicate }: FilterTerm): string {
  const text = filter.slice(start, end);
  return predicate.type === 'or' && !isEnclosed(text) ? `(${text})` : text;
}

/** Whether a text begins with a parenthesis that closes at its end, and not before. Quotes may hold others. */
function isEnclosed(text: string): boolean {
  const plain = text.replace(/'[^']*'|"[^"]*"|`[^`]*`/g, (quoted) => ' '.repeat(quoted.length));
  let depth = 0;
  const closes = plain.split('').findIndex((sign) => {
    depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
    return depth === 0;
  });
  return plain.startsWith('(') && closes === plain.length - 1;
}

function termsOf(column: ColumnRef, brushed: Brushed): readonly string[] {
  if (!brushed) return [];
  const name = formatColumn(column);
  if ('values' in brushed) return [`${name} in (${brushed.values.map(formatText).join(', ')})`];
  const { low, high } = brushed;
  // A filter counts durations in seconds, a brush is in the milliseconds of the values.
  const unit = column.kind === 'attribute' && column.key === 'duration' ? 1000 : 1;
  return [
    ...(Number.isFinite(low) ? [`${name} >= ${low / unit}`] : []),
    ...(Number.isFinite(high) ? [`${name} <= ${high / unit}`] : []),
  ];
}
