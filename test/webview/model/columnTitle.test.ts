import { expect, it } from 'vitest';
import type { ColumnRef } from '../../../src/protocol/experiments/column';
import { layoutColumns, placedColumns } from '../../../webview/experiments/model/columnLayout';
import { tellingTitle } from '../../../webview/experiments/model/columnTitle';
import { defaultView } from '../../../webview/experiments/model/defaultView';

it('tells columns of one name apart, and leaves the others their short titles', () => {
  const columns: readonly ColumnRef[] = [
    { kind: 'param', key: 'lr' },
    { kind: 'metric', key: 'lr', of: 'last' },
    { kind: 'metric', key: 'lr', of: 'max' },
    { kind: 'tag', key: 'team' },
    { kind: 'param', key: 'batch size' },
    { kind: 'tag', key: 'batch size' },
  ];
  const all = columns.map((column) => ({ column }));
  expect(columns.map((column) => tellingTitle(column, all))).toEqual([
    ...['params.lr', 'metrics.lr', 'max lr', 'team'],
    ...['params.`batch size`', 'tags.`batch size`'],
  ]);
});

it('tells the heads of a table apart', () => {
  const columns: readonly ColumnRef[] = [
    { kind: 'param', key: 'lr' },
    { kind: 'metric', key: 'lr', of: 'last' },
    { kind: 'metric', key: 'loss', of: 'last' },
  ];
  const view = { ...defaultView([]), columns: columns.map((column) => ({ column, width: 60, pinned: false })) };
  const titles = placedColumns(layoutColumns(view, new Map())).map(({ title }) => title);
  expect(titles).toEqual(['params.lr', 'metrics.lr', 'loss']);
});
