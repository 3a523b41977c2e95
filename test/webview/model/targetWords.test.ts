import { expect, it, vi } from 'vitest';
import type { TableRow } from '../../../src/protocol/experiments/rows';
import type { RowRef } from '../../../src/protocol/experiments/viewState';
import { rowKey } from '../../../webview/experiments/model/rowKey';
import type { RowPages } from '../../../webview/experiments/model/rowPages';
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

/** A group of two runs and one of a hundred, both unfolded, of which the first page of rows is here. `hidden`: rows that are chosen, and that the filter hides. */
async function longPanel(hidden: readonly RowRef[] = []) {
  const members = Array.from({ length: 100 }, (_, index) => member(`m${index}`));
  const rows = [groupRow('rf', 2), member('a'), member('b'), groupRow('gbm', 100), ...members];
  const runs = { all: 102, shown: 102, running: 0, incomplete: 0, archived: 0 };
  const answer = { token: 't', rows: rows.length, runs, groups: 2, problem: null, blame: null, unknown: [] };
  const model = await panelModel({
    table: () => Promise.resolve(answer),
    rows: ({ from, to }) => Promise.resolve({ from, rows: rows.slice(from, to), baseline: null }),
    unseen: () => Promise.resolve({ hidden: [...hidden], archived: [], gone: [] }),
  });
  await model.unseen.look(model.loader.pages, new Map(hidden.map((row) => [rowKey(row), row])), '');
  return model;
}

it('a menu counts rows where some are chosen that were not read', async () => {
  const model = await longPanel();
  expect(targetWords(model, [group('rf'), run('m0')])).toBe(' 3 Runs');
  expect(targetWords(model, [group('rf'), run('m0'), run('m90')])).toBe(' 3 Rows');
  expect(targetWords(model, [group('none')])).toBe(' 1 Row');
});

it('a menu over a group says too how many of the chosen rows are hidden', async () => {
  const model = await longPanel([run('z')]);
  expect(targetWords(model, [group('rf'), run('z')])).toBe(' 2 Rows, 1 Hidden');
});

it('a menu counts rows where it is not here of which group a chosen run is', async () => {
  const model = await longPanel();
  const { pages } = model.loader;
  vi.spyOn(pages as RowPages, 'groupOf').mockReturnValue(null);
  expect(targetWords(model, [group('gbm'), run('m0')])).toBe(' 2 Rows');
});
