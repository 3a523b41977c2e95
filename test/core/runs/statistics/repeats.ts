import type { Repeat } from '../../../../src/runs/statistics/pairing';

/** Repeats with the params given, one each. */
export function repeats(...params: readonly Readonly<Record<string, string>>[]): readonly Repeat[] {
  return params.map((it) => ({ params: new Map(Object.entries(it)), tags: new Map() }));
}
