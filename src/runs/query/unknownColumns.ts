import { nearest } from '../../base/text';
import { numericAttributes, type ColumnRef } from '../columns';
import { sourceKinds } from '../run';
import { formatColumn, formatText } from './formatColumn';
import type { FilterProblem, Operand, Predicate, Span } from './predicate';
import { misspeltKey } from './misspeltKey';

/**
 * Columns that a filter asks for and no run has: nothing is wrong with the filter, but that is why it shows nothing.
 * `filter`: as it is written.
 */
export function unknownColumns(
  predicate: Predicate,
  known: readonly ColumnRef[],
  filter: string,
): readonly FilterProblem[] {
  const problems = operandsOf(predicate)
    .flatMap(columnsIn)
    .filter(({ column }) => !isAmong(column, known))
    .map((column) => misspeltKey(filter, column.start, known) ?? unknownColumn(column, known));
  // The pieces of one key are one problem.
  return problems.filter(({ start }, at) => problems[at - 1]?.start !== start);
}

function unknownColumn({ column, called, start, end }: PlacedColumn, known: readonly ColumnRef[]): FilterProblem {
  const among = called ? known.filter(({ kind }) => kind === 'metric') : known;
  return { start, end, message: `No run has ${formatColumn(column)}.`, suggestion: likelyMeant(column, among) };
}

/** "No run has params.modle. Did you mean params.model?": of each column that runs are to be grouped by and none of them has. */
export function unknownGroups(groupBy: readonly ColumnRef[], known: readonly ColumnRef[]): readonly string[] {
  return groupBy.flatMap((column) => {
    if (column.kind === 'attribute' || isAmong(column, known)) return [];
    const meant = likelyMeant(column, known);
    return `No run has ${formatColumn(column)}.${meant === null ? '' : ` Did you mean ${meant}?`}`;
  });
}

function isAmong(column: ColumnRef, known: readonly ColumnRef[]): boolean {
  return known.some(({ kind, key }) => kind === column.kind && key === column.key);
}

/**
 * Texts that most likely were meant otherwise: without quotes what is the name of another column, and the kind of a source
 * where its path is asked for. `filter`: as it is written.
 */
export function misplacedTexts(predicate: Predicate, filter: string): readonly FilterProblem[] {
  if (predicate.type === 'not') return misplacedTexts(predicate.term, filter);
  if (predicate.type === 'and' || predicate.type === 'or')
    return predicate.terms.flatMap((term) => misplacedTexts(term, filter));
  if (predicate.type !== 'compare' || predicate.left.type !== 'column') return [];
  const { left, right } = predicate;
  if (right.type === 'text') return kindAsPath(left, right.value);
  if (right.type !== 'column' || right.called || !mayBeText(left.column)) return [];
  const { column, span } = right;
  if (filter.slice(span.start, span.end) !== column.key) return [];
  const message = `“${column.key}” without quotes is ${formatColumn(column)}.`;
  return [{ ...span, message, suggestion: formatText(column.key) }];
}

function kindAsPath({ column, span }: Operand & { type: 'column' }, value: string): readonly FilterProblem[] {
  if (column.kind !== 'attribute' || column.key !== 'source') return [];
  if (!sourceKinds.some((kind) => kind === value)) return [];
  return [{ ...span, message: `source is a path, and “${value}” is a kind.`, suggestion: 'kind' }];
}

function mayBeText(column: ColumnRef): boolean {
  if (column.kind === 'attribute') return !numericAttributes.has(column.key);
  return column.kind !== 'metric';
}

interface PlacedColumn extends Span {
  readonly column: ColumnRef;
  readonly called: boolean;
}

function operandsOf(predicate: Predicate): readonly Operand[] {
  switch (predicate.type) {
    case 'and':
    case 'or':
      return predicate.terms.flatMap(operandsOf);
    case 'not':
      return operandsOf(predicate.term);
    case 'compare':
      return [predicate.left, predicate.right];
    case 'search':
      return [];
    default:
      return [predicate.left];
  }
}

function columnsIn(operand: Operand): readonly PlacedColumn[] {
  switch (operand.type) {
    case 'column':
      return operand.column.kind === 'attribute'
        ? []
        : [{ column: named(operand.column), called: operand.called, ...operand.span }];
    case 'series':
      return [{ column: { kind: 'metric', key: operand.key, of: 'last' }, called: true, ...operand.span }];
    case 'negative':
      return columnsIn(operand.of);
    case 'arithmetic':
      return [...columnsIn(operand.left), ...columnsIn(operand.right)];
    default:
      return [];
  }
}

/** The column as its name alone asks for it. */
function named(column: ColumnRef): ColumnRef {
  return column.kind === 'metric' ? { ...column, of: 'last' } : column;
}

/** The same name elsewhere, else the nearest one of its kind. */
function likelyMeant(column: ColumnRef, known: readonly ColumnRef[]): string | null {
  const same = known.find((other) => other.kind !== 'attribute' && other.key === column.key);
  if (same) return formatColumn(same);
  const siblings = known.filter((other) => other.kind === column.kind);
  const key = nearest(
    column.key,
    siblings.map((other) => other.key),
  );
  const sibling = siblings.find((other) => other.key === key);
  return sibling ? formatColumn(sibling) : null;
}
