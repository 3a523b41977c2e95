import type { ColumnValues } from '../../../runs/runStore';

/** Each value of a column, null where a run has none. */
export function plainValues(values: ColumnValues): readonly (string | number | null)[] {
  if (values.type === 'texts') return values.values;
  return Array.from(values.values, (value, place) => (values.present[place] === 0 ? null : value));
}
