import type { Finding } from '../../../src/data/finding';
import type { ColumnSummary, FileReport } from '../../../src/data/report';
import { type CheckedFile, waitingFile } from '../../../src/vscode/checking/checkedFile';

export function finding(part: Partial<Finding> = {}): Finding {
  return {
    check: 'text-whitespace',
    severity: 'warning',
    message: '"Adelie " ends in a space.',
    scope: 'cell',
    row: 6,
    column: 'species',
    columnIndex: 1,
    range: { start: { line: 6, character: 5 }, end: { line: 6, character: 12 } },
    bytes: { start: 300, end: 307 },
    value: 'Adelie ',
    count: 1,
    fix: null,
    ...part,
  };
}

export function column(part: Partial<ColumnSummary> = {}): ColumnSummary {
  return {
    name: 'species',
    index: 1,
    type: 'category',
    count: 344,
    missing: 0,
    distinct: 3,
    distinctExact: true,
    min: null,
    max: null,
    mean: null,
    stddev: null,
    quantiles: null,
    quantileError: null,
    histogram: null,
    top: [],
    ...part,
  };
}

export function report(part: Partial<FileReport> = {}): FileReport {
  return {
    path: 'data/raw/penguins_raw.csv',
    format: 'csv',
    bytes: 17_000,
    rows: 344,
    columns: [column({ name: 'id', index: 0, type: 'id', distinct: 344 }), column()],
    dialect: { encoding: 'utf-8', bom: 0, delimiter: ',', quote: '"', preamble: 0, header: true, width: 2 },
    findings: [],
    complete: true,
    reason: null,
    digest: null,
    milliseconds: 4,
    ...part,
  };
}

export function checked(path: string, part: Partial<FileReport> = {}, more: Partial<CheckedFile> = {}): CheckedFile {
  return {
    ...waitingFile(`file:///project/${path}`, path),
    state: 'checked',
    report: report({ path, ...part }),
    checkedAt: 0,
    ...more,
  };
}
