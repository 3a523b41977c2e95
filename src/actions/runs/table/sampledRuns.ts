import type { ColumnValues } from '../../../runs/runStore';

const mostRuns = 1000;

/** Of more than a thousand runs an even sample. */
export function sampleOf(numbers: Int32Array): Int32Array {
  if (numbers.length <= mostRuns) return numbers;
  return Int32Array.from(
    { length: mostRuns },
    (_, place) => numbers[Math.floor((place * numbers.length) / mostRuns)] ?? 0,
  );
}

/** Each value of a column, null where a run has none. */
export function plainValues(values: ColumnValues): readonly (string | number | null)[] {
  if (values.type === 'texts') return values.values;
  return Array.from(values.values, (value, place) => (values.present[place] === 0 ? null : value));
}
