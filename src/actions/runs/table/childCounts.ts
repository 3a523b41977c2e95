import type { TableRow } from '../../../protocol/experiments/rows';
import type { RunStore, StoredRun } from '../../../runs/runStore';
import { countAlive } from '../../../runs/signOfLife';
import { incompleteAt } from './incompleteRuns';
import { runningSigns } from './runningSigns';

type Counts = TableRow['children'];

interface Children {
  all: number;
  incomplete: number;
  /** When those that are recorded as running were last heard of. */
  readonly running: StoredRun['lastSign'][];
}

/** How many runs are nested directly in each run, whatever a filter shows; computed at the first question. */
export class ChildCounts {
  #children: ReadonlyMap<number, Children> | undefined;

  constructor(private readonly store: RunStore) {}

  /** Of one run; `now` in milliseconds since 1970. */
  of(number: number, now: number): Counts {
    this.#children ??= countChildren(this.store);
    const { all, incomplete, running } = this.#children.get(number) ?? noChildren();
    return { all, shown: 0, incomplete, running: countAlive(running, now) };
  }
}

function noChildren(): Children {
  return { all: 0, incomplete: 0, running: [] };
}

function countChildren(store: RunStore): ReadonlyMap<number, Children> {
  const numbers = store.find({ filter: null, order: [], archived: true });
  const parents = store.parents(numbers);
  const counts = new Map<number, Children>();
  if (parents.every((parent) => parent === 0)) return counts;
  const signs = runningSigns(store, numbers);
  const isIncomplete = incompleteAt((column) => store.values(column, numbers));
  parents.forEach((parent, index) => {
    if (parent === 0) return;
    const count = counts.get(parent) ?? noChildren();
    count.all++;
    const sign = signs.get(numbers[index] ?? 0);
    if (sign !== undefined) count.running.push(sign);
    if (isIncomplete(index)) count.incomplete++;
    counts.set(parent, count);
  });
  return counts;
}
