import type { RunStore } from '../runs/runStore';

/** What a project has that has no store yet. */
export const noRuns: RunStore = {
  revision: () => 0,
  find: () => new Int32Array(0),
  count: () => ({ runs: 0, archived: 0 }),
  runs: () => [],
  lastSigns: (numbers) => numbers.map(() => null),
  byId: () => null,
  details: () => null,
  parents: ({ length }) => new Int32Array(length),
  columns: () => [],
  values: (_column, { length }) => ({ type: 'texts', values: Array.from({ length }, () => null) }),
  distinct: () => [],
  points: () => null,
  envelope: () => null,
  smoothed: () => new Float64Array(0),
  sources: () => [],
  removed: () => [],
  mark: () => [],
  visit: () => {
    throw new Error('Runs are imported into a store.');
  },
};
