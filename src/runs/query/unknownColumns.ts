import { nearest } from '../../base/text';
import type { ColumnRef } from '../columns';
import { formatColumn } from './formatColumn';
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
