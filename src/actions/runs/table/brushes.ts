import type { Brushed } from '../../../protocol/experiments/filtering';
import { columnId, type ColumnRef } from '../../../runs/columns';
import { dateText } from '../../../runs/query/dates';
import { formatColumn, formatText } from '../../../runs/query/formatColumn';
import { parseFilter, type FilterOptions, type FilterTerm } from '../../../runs/query/parseFilter';
import type { Operand, Predicate } from '../../../runs/query/predicate';

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
  const parts = terms.flatMap(({ predicate }) => (isOfBrush(predicate, column) ? partsOf(predicate) : []));
  const missing = parts.some(({ type }) => type === 'null') ? { missing: true } : {};
  let [low, high] = [-Infinity, Infinity];
  for (const part of parts) {
    if (part.type === 'in') return { values: part.values.map(String), ...missing };
    if (part.type !== 'compare' || part.right.type !== 'number') continue;
    if (part.operator === '>=') low = Math.max(low, part.right.value);
    else high = Math.min(high, part.right.value);
  }
  if (Number.isFinite(low) || Number.isFinite(high)) return { low, high, ...missing };
  return missing.missing ? { values: [], ...missing } : null;
}

function partsOf(predicate: Predicate): readonly Predicate[] {
  return predicate.type === 'and' || predicate.type === 'or' ? predicate.terms.flatMap(partsOf) : [predicate];
}

/** A term that a brush may have written: one end of a range, or some values; no value, alone or beside one of these. */
function isOfBrush(predicate: Predicate, column: ColumnRef): boolean {
  const terms = predicate.type === 'or' ? predicate.terms : [predicate];
  const present = terms.filter((term) => !isLacking(term, column));
  if (present.length === terms.length) return isPart(predicate, column);
  if (terms.length - present.length !== lackingTerms(column).length || present.length > 1) return false;
  return present.flatMap((some) => (some.type === 'and' ? some.terms : [some])).every((end) => isPart(end, column));
}

function isLacking(predicate: Predicate, column: ColumnRef): boolean {
  if (predicate.type === 'null') return isAbout(predicate, column) && !predicate.negated;
  return predicate.type === 'kind' && isAbout(predicate, column) && predicate.kind === 'finite' && predicate.negated;
}

function isAbout({ left }: { readonly left: Operand }, column: ColumnRef): boolean {
  return left.type === 'column' && columnId(left.column) === columnId(column);
}

function isPart(predicate: Predicate, column: ColumnRef): boolean {
  if (predicate.type !== 'compare' && predicate.type !== 'in') return false;
  if (!isAbout(predicate, column)) return false;
  if (predicate.type !== 'compare') return !predicate.negated;
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
  const present = presentTerms(column, brushed);
  if (!brushed.missing) return present;
  const parts = [...(present.length === 0 ? [] : [present.join(' and ')]), ...lackingTerms(column)];
  return [parts.length === 1 ? parts.join('') : `(${parts.join(' or ')})`];
}

/** What lies on the rail of an axis: without a value, and of metrics what has no place among the others. */
function lackingTerms(column: ColumnRef): readonly string[] {
  const name = formatColumn(column);
  return [`${name} is null`, ...(column.kind === 'metric' ? [`${name} is not finite`] : [])];
}

/** Of those that have a value. */
function presentTerms(column: ColumnRef, brushed: NonNullable<Brushed>): readonly string[] {
  const name = formatColumn(column);
  if ('values' in brushed)
    return brushed.values.length === 0 ? [] : [`${name} in (${brushed.values.map(formatText).join(', ')})`];
  const { low, high } = brushed;
  return [
    ...(Number.isFinite(low) ? [`${name} >= ${endText(column, low, Math.floor)}`] : []),
    ...(Number.isFinite(high) ? [`${name} <= ${endText(column, high, Math.ceil)}`] : []),
  ];
}

/** An end of a range as a filter has it. A brush is in the milliseconds of the values: a filter counts durations in seconds, and knows dates. */
function endText({ kind, key }: ColumnRef, end: number, outwards: (value: number) => number): string {
  if (kind !== 'attribute') return String(end);
  if (key === 'duration') return String(end / 1000);
  const date = key === 'started' || key === 'ended' ? dateText(1000 * outwards(end / 1000)) : null;
  return date === null ? String(end) : formatText(date);
}
