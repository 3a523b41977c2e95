import { expect, it } from 'vitest';
import type { TableRow } from '../../../src/protocol/experiments/rows';
import type { RowRef } from '../../../src/protocol/experiments/viewState';
import { targetWords } from '../../../webview/experiments/parts/chosenTarget';
import { memoryRow } from './memoryRow';
import { panelModel } from './panelModel';

const run = (id: string): RowRef => ({ type: 'run', id });
const group = (value: string): RowRef => ({ type: 'group', values: [value] });

const groupRow = (value: string, all: number): TableRow => ({
  ...memoryRow(value),
  row: group(value),
  kind: 'group',
  children: { all, shown: all, running: 0, incomplete: 0 },
});
const member = (id: string): TableRow => ({ ...memoryRow(id), depth: 1 });

/** A group of two runs and one of three, both unfolded. */
function groupedPanel() {
  const rows = [groupRow('rf', 2), member('a'), member('b'), groupRow('gbm', 3), member('c'), member('d'), member('e')];
  const runs = { all: 5, shown: 5, running: 0, incomplete: 0, archived: 0 };
  const answer = { token: 't', rows: rows.length, runs, groups: 2, problem: null, blame: null, unknown: [] };
  return panelModel({
    table: () => Promise.resolve(answer),
    rows: ({ from }) => Promise.resolve({ from, rows, baseline: null }),
  });
}

it.each<readonly [string, readonly RowRef[]]>([
  ['', [run('a')]],
  [' 2 Runs', [run('a'), run('c')]],
  [' 3 Runs in 1 Group', [group('gbm')]],
  [' 5 Runs in 2 Groups', [group('rf'), group('gbm')]],
  [' 3 Runs', [group('gbm'), run('d')]],
  [' 4 Runs', [group('gbm'), run('d'), run('e'), run('a')]],
])('a menu counts runs, a member of a chosen group once: %s', async (words, rows) => {
  expect(targetWords(await groupedPanel(), rows)).toBe(words);
});
