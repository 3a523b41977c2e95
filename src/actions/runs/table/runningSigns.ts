import type { RunNumber, RunStore, StoredRun } from '../../../runs/runStore';
import { texts } from './grouping';

/** Those runs that are recorded as running, with when each was last heard of. */
export function runningSigns(store: RunStore, numbers: Int32Array): ReadonlyMap<RunNumber, StoredRun['lastSign']> {
  const statuses = texts(store.values({ kind: 'attribute', key: 'status' }, numbers));
  const running = Array.from(numbers).filter((_, place) => statuses[place] === 'running');
  const signs = store.lastSigns(running);
  return new Map(running.map((number, index) => [number, signs[index] ?? null]));
}
