import type { ColumnRef } from '../../../runs/columns';
import type { ColumnValues } from '../../../runs/runStore';

/** Whether the run at a place of the values is only partly read, or gone from its source. */
export function incompleteAt(valuesOf: (column: ColumnRef) => ColumnValues): (place: number) => boolean {
  const flags = (['partly', 'gone'] as const).map((key) => valuesOf({ kind: 'attribute', key }).values);
  return (place) => flags.some((values) => values[place] === 1);
}
