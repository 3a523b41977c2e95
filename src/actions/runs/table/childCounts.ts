import type { TableRow } from '../../../protocol/experiments/rows';
import type { RunStore } from '../../../runs/runStore';

type Counts = TableRow['children'];

/** How many runs are nested directly in each run, whatever a filter shows; computed at the first question. */
export class ChildCounts {
  #counts: ReadonlyMap<number, Counts> | undefined;

  constructor(private readonly store: RunStore) {}

  of(number: number): Counts {
    this.#counts ??= countChildren(this.store);
    return this.#counts.get(number) ?? { all: 0, shown: 0, running: 0, partly: 0 };
  }
}

function countChildren(store: RunStore): ReadonlyMap<number, Counts> {
  const numbers = store.find({ filter: null, order: [], archived: true });
  const parents = store.parents(numbers);
  const counts = new Map<number, { -readonly [Key in keyof Counts]: Counts[Key] }>();
  if (parents.every((parent) => parent === 0)) return counts;
  const statuses = store.values({ kind: 'attribute', key: 'status' }, numbers);
  const partly = store.values({ kind: 'attribute', key: 'partly' }, numbers);
  parents.forEach((parent, index) => {
    if (parent === 0) return;
    const count = counts.get(parent) ?? { all: 0, shown: 0, running: 0, partly: 0 };
    count.all++;
    if (statuses.values[index] === 'running') count.running++;
    if (partly.values[index] === 1) count.partly++;
    counts.set(parent, count);
  });
  return counts;
}
