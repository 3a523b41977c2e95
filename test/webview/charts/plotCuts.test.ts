import { expect, it } from 'vitest';
import type { TableQuestion, TableRow } from '../../../src/protocol/experiments/rows';
import { noCurveWords } from '../../../webview/experiments/charts/plotCuts';
import { RowPages } from '../../../webview/experiments/model/rowPages';
import { flatView, groupedView } from '../views';

/** A table of one run with another in it. */
function tableWith(row: Partial<TableRow>, view = flatView) {
  const pages = new RowPages({ rows: 1 } as never, {} as TableQuestion);
  const children = { all: 1, shown: 1, running: 0 };
  const run = { row: { type: 'run', id: 'a' }, kind: 'run', depth: 0, context: false, cells: [], children, ...row };
  pages.take(0, [run as unknown as TableRow], null, []);
  return { view, pages };
}

const none = 'None of the runs in the charts has a curve of it.';

it('tells to unfold a run where the metric is of nested runs and they are folded, and nowhere else', () => {
  const unfold = `${none} Unfold a run to draw those that are nested in it.`;
  expect(noCurveWords(tableWith({ expanded: false }), { nested: true }, true)).toBe(unfold);
  expect(noCurveWords(tableWith({ expanded: true }), { nested: true }, true)).toBe(none);
  expect(noCurveWords(tableWith({ expanded: false }), { nested: false }, true)).toBe(none);
});

it('says of groups that their runs have no curve, and of mixed runs alone that these are not summarised', () => {
  const table = tableWith({}, groupedView);
  expect(noCurveWords(table, {}, true)).toBe('None of the runs of the groups in the charts has a curve of it.');
  expect(noCurveWords(table, {}, false)).toBe('No group is in the charts: mixed runs are not summarised.');
});
