import { findRun } from '../../actions/runs/findRuns';
import { parseFilter } from '../../runs/query/parseFilter';
import type { RunStore } from '../../runs/runStore';

/** Native ids of the runs that words mean as far as they are known: ids, names, or filters. */
export function namedNativeIds(store: RunStore, words: readonly string[], now: number): ReadonlySet<string> {
  const numbers = words.flatMap((word) => {
    const found = findRun(store, word);
    if (found.kind !== 'none') return found.kind === 'one' ? [found.number] : [];
    const names = store.columns().map(({ column }) => column);
    const { predicate: filter, problems } = parseFilter(word, { now, names });
    return filter && problems.length === 0 ? [...store.find({ filter, order: [], archived: true })] : [];
  });
  return new Set(store.runs(numbers).map(({ nativeId }) => nativeId));
}
