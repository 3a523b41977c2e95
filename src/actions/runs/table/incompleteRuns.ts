import type { ColumnRef } from '../../../runs/columns';
import type { ColumnValues } from '../../../runs/runStore';

/** Whether the run at a place of the values is only partly read, or gone from its source. */
export function incompleteAt(valuesOf: (column: ColumnRef) => ColumnValues): (place: number) => boolean {
  const { values: partly } = valuesOf({ kind: 'attribute', key: 'partly' });
  const { values: gone } = valuesOf({ kind: 'attribute', key: 'gone' });
  return (place) => partly[place] === 1 || gone[place] === 1;
}
