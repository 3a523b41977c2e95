import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ExportTable } from '../../../../src/actions/runs/export/exportTable';
import { writeTable } from '../../../../src/actions/runs/export/writeTable';

const column = (title: string, numeric: boolean, decimals = 0) => ({
  id: `metrics.${title}`,
  title,
  numeric,
  decimals,
});

const table: ExportTable = {
  columns: [column('name', false), column('val_auc', true, 4), column('loss_2', true, 2)],
  rows: [
    ['lgbm · 6', { mean: 0.85372, sd: 0.00218, low: 0.851, high: 0.8564, n: 5 }, -1.5],
    ['a|b, "c" & 50 %', 0.5, null],
    ['one\nline', { mean: 0.5, sd: NaN, low: NaN, high: NaN, n: 1 }, NaN],
  ],
};

it('gives programs every digit, and each part of a mean its column', () => {
  expect(writeTable(table, 'csv')).toBe(
    [
      'metrics.name,metrics.val_auc mean,metrics.val_auc sd,metrics.val_auc low,metrics.val_auc high,metrics.val_auc n,metrics.loss_2',
      'lgbm · 6,0.85372,0.00218,0.851,0.8564,5,-1.5',
      '"a|b, ""c"" & 50 %",0.5,,,,,',
      '"one\nline",0.5,,,,1,NaN',
      '',
    ].join('\n'),
  );
  expect(writeTable(table, 'tsv').split('\n').slice(2, 4)).toEqual([
    'a|b, "c" & 50 %\t0.5\t\t\t\t\t',
    'one line\t0.5\t\t\t\t1\tNaN',
  ]);
});

it('writes Markdown that shows what the table showed', () => {
  expect(writeTable(table, 'markdown')).toBe(
    [
      '| name | val\\_auc | loss\\_2 |',
      '| --- | ---: | ---: |',
      '| lgbm · 6 | 0.8537 ± 0.0022 | −1.50 |',
      '| a\\|b, "c" & 50 % | 0.5000 | – |',
      '| one line | 0.5000 | NaN |',
      '',
    ].join('\n'),
  );
});

it('writes LaTeX for booktabs with its special characters escaped', () => {
  expect(writeTable(table, 'latex')).toBe(
    [
      '\\begin{tabular}{lrr}',
      '\\toprule',
      'name & val\\_auc & loss\\_2 \\\\',
      '\\midrule',
      'lgbm $\\cdot$ 6 & 0.8537 $\\pm$ 0.0022 & $-$1.50 \\\\',
      'a|b, "c" \\& 50 \\% & 0.5000 & -- \\\\',
      'one line & 0.5000 & NaN \\\\',
      '\\bottomrule',
      '\\end{tabular}',
      '',
    ].join('\n'),
  );
});

it('writes CSV that every reader gives back as it was', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'é', '=') });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const text = writeTable({ columns: [column('a', false), column('b', false)], rows }, 'csv');
      const read = parse(text, { relax_column_count: false, record_delimiter: '\n' });
      expect(read.slice(1)).toEqual(rows);
    }),
  );
});
