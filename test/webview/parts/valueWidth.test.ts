import { beforeEach, expect, it, vi } from 'vitest';
import type { TableQuestion } from '../../../src/protocol/experiments/rows';
import { RowPages } from '../../../webview/experiments/model/rowPages';
import { valueWidth } from '../../../webview/experiments/table/valueWidth';
import { memoryRow } from '../model/memoryRow';

const measureText = vi.fn((text: string) => ({ width: text.length }));

beforeEach(() => {
  measureText.mockClear();
  vi.stubGlobal('document', { createElement: () => ({ getContext: () => ({ measureText }) }) });
  vi.stubGlobal('getComputedStyle', () => ({ fontSize: '13px', fontFamily: 'sans-serif' }));
});

const pageRows = 64;
const pagesOf = (pages: number) => new RowPages({ rows: pages * pageRows } as never, {} as TableQuestion);

/** Asks for a page and takes it, with one value in all of its rows. */
function scrollTo(pages: RowPages, page: number, value: number): number {
  const from = page * pageRows;
  pages.missing(from, from + pageRows, ['acc']);
  const rows = Array.from({ length: pageRows }, (_, offset) => memoryRow(`${from + offset}`, value));
  pages.take(from, rows, null, ['acc']);
  return valueWidth(pages, 'acc', 2);
}

it('the width of a column does not shrink when the row with its widest value is dropped far from what is in sight', () => {
  const pages = pagesOf(100);
  expect(scrollTo(pages, 0, 123.45)).toBe(6);
  for (let page = 1; page < 100; page++) expect(scrollTo(pages, page, 1.25)).toBe(6);
  expect(pages.row(0)).toBeNull();
  expect(scrollTo(pages, 0, 123.45)).toBe(6);
  expect(measureText).toHaveBeenCalledOnce();
});

it('the width of a column grows with a wider value, also one that takes the place of another, and begins anew with other decimals and another answer', () => {
  const pages = pagesOf(2);
  expect(scrollTo(pages, 0, 1.25)).toBe(4);
  expect(scrollTo(pages, 1, 12.25)).toBe(5);
  expect(valueWidth(pages, 'acc', 1)).toBe(4);
  const newer = pagesOf(1);
  expect(scrollTo(newer, 0, 123.25)).toBe(6);
  pages.updateFrom(newer);
  expect(valueWidth(pages, 'acc', 2)).toBe(6);
  expect(scrollTo(pagesOf(1), 0, 1.25)).toBe(4);
});
