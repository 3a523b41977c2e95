import { checkFile, type CheckHooks } from '../../../../src/data/checkFile';
import type { CheckRequest } from '../../../../src/data/checkRequest';
import type { Finding } from '../../../../src/data/finding';
import type { FileReport } from '../../../../src/data/report';
import { noExpectations, type Expectations } from '../../../../src/project/expectations';

type Asked = Partial<Omit<CheckRequest, 'source' | 'expectations'>> & { readonly expectations?: Partial<Expectations> };

/** Checks a text as the document of an editor. */
export function checkText(text: string, asked: Asked = {}, hooks: CheckHooks = {}): Promise<FileReport> {
  const path = asked.reportPath ?? 'table.csv';
  return checkFile(request({ kind: 'text', path, text }, path, asked), hooks);
}

/** Checks a file on disk. */
export function checkPath(path: string, asked: Asked = {}, hooks: CheckHooks = {}): Promise<FileReport> {
  return checkFile(request({ kind: 'file', path }, asked.reportPath ?? path, asked), hooks);
}

function request(source: CheckRequest['source'], reportPath: string, asked: Asked): CheckRequest {
  return {
    only: null,
    allCells: false,
    digest: false,
    now: '2026-11-25T12:00:00Z',
    threads: 1,
    ...asked,
    source,
    reportPath,
    expectations: { ...noExpectations, ...asked.expectations },
  };
}

/** "3:37-44 warning number-thousands", 1-based as editors show it. */
export function placed({ range, severity, check }: Finding): string {
  return `${range ? rangeText(range) : '-'} ${severity} ${check}`;
}

/** "3:37-44", or "3:37-4:1" over lines; 1-based. */
export function rangeText({ start, end }: NonNullable<Finding['range']>): string {
  const last = end.line === start.line ? String(end.character + 1) : `${end.line + 1}:${end.character + 1}`;
  return `${start.line + 1}:${start.character + 1}-${last}`;
}
