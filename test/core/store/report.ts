import type { ColumnSummary, FileReport } from '../../../src/data/report';

export const column: ColumnSummary = {
  name: 'mass',
  index: 0,
  type: 'integer',
  count: 3,
  missing: 1,
  distinct: 3,
  distinctExact: true,
  min: 1,
  max: '9007199254740993',
  mean: 2,
  stddev: 1,
  quantiles: null,
  quantileError: null,
  histogram: [{ from: 1, to: 3, count: 3 }],
  top: [{ value: '1', count: 1 }],
};

/** A report of two findings, an error and an info. */
export function report(path: string, digest: string | null, changes: Partial<FileReport> = {}): FileReport {
  const finding = {
    check: 'text-typo',
    message: '',
    scope: 'cell',
    row: 1,
    column: 'mass',
    columnIndex: 0,
    range: null,
    bytes: null,
    value: '',
    count: 1,
    fix: null,
  } as const;
  return {
    path,
    format: 'csv',
    bytes: 10,
    rows: 4,
    columns: [column, { ...column, name: 'sex', index: 1 }],
    dialect: { encoding: 'utf-8', bom: 0, delimiter: ',', quote: '"', preamble: 0, header: true, width: 2 },
    findings: [
      { ...finding, severity: 'error' },
      { ...finding, severity: 'info' },
    ],
    complete: true,
    reason: null,
    digest,
    milliseconds: 1,
    ...changes,
  };
}
