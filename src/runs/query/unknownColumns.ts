import { nearest } from '../../base/text';
import { numericAttributes, type ColumnRef } from '../columns';
import { formatColumn, formatText } from './formatColumn';
import type { FilterProblem, Operand, Predicate } from './predicate';

/** Columns that a filter asks for and no run has: nothing is wrong with the filter, but that is why it shows nothing. */
export function unknownColumns(predicate: Predicate, known: readonly ColumnRef[]): readonly FilterProblem[] {
  return operandsOf(predicate)
    .flatMap(columnsIn)
    .filter(({ column }) => !known.some((other) => other.kind === column.kind && other.key === column.key))
    .map(({ column, start, end }) => ({
      start,
      end,
      message: `No run has ${formatColumn(column)}.`,
      suggestion: likelyMeant(column, known),
    }));
}

/** Names that another column is to be equal to: often a text that was meant to be in quotes. `filter`: as it is written. */
export function unquotedTexts(predicate: Predicate, filter: string): readonly FilterProblem[] {
  if (predicate.type === 'not') return unquotedTexts(predicate.term, filter);
  if (predicate.type === 'and' || predicate.type === 'or')
    return predicate.terms.flatMap((term) => unquotedTexts(term, filter));
  if (predicate.type !== 'compare' || predicate.left.type !== 'column' || predicate.right.type !== 'column') return [];
  const { column, span } = predicate.right;
  if (!mayBeText(predicate.left.column)) return [];
  if (filter.slice(span.start, span.end) !== column.key) return [];
  const message = `“${column.key}” without quotes is ${formatColumn(column)}.`;
  return [{ ...span, message, suggestion: formatText(column.key) }];
}

function mayBeText(column: ColumnRef): boolean {
  if (column.kind === 'attribute') return !numericAttributes.has(column.key);
  return column.kind !== 'metric';
}

interface PlacedColumn {
  readonly column: ColumnRef;
  readonly start: number;
  readonly end: number;
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
      return operand.column.kind === 'attribute' ? [] : [{ column: operand.column, ...operand.span }];
    case 'series':
      return [{ column: { kind: 'metric', key: operand.key, of: 'last' }, ...operand.span }];
    case 'negative':
      return columnsIn(operand.of);
    case 'arithmetic':
      return [...columnsIn(operand.left), ...columnsIn(operand.right)];
    default:
      return [];
  }
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
