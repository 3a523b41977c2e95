import type { TableRow } from '../../../src/protocol/experiments/rows';

/** The row of a run with one metric. */
export const memoryRow = (id: string, value = 0): TableRow => ({
  row: { type: 'run', id },
  kind: 'run',
  depth: 0,
  expandable: false,
  expanded: false,
  context: false,
  name: id,
  children: { all: 0, shown: 0, running: 0, incomplete: 0 },
  counted: null,
  experiment: '',
  status: 'finished',
  sign: null,
  partly: null,
  gone: false,
  starred: false,
  archived: false,
  note: '',
  labels: [],
  started: null,
  cells: [{ type: 'metric', value, best: false, delta: null }],
});
