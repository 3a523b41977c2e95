import { columnText } from '../../../src/base/numberText';
import type { Cell } from '../../../src/protocol/experiments/rows';
import type { RowPages } from '../model/rowPages';

interface Widths {
  readonly version: number;
  readonly byColumn: Map<string, number>;
}

const known = new WeakMap<RowPages, Widths>();

/** Px of the widest value of a metric among the rows that are here, as the best is written; asked for with every cell. */
export function valueWidth(pages: RowPages, id: string, decimals: number): number {
  const { version } = pages;
  let widths = known.get(pages);
  if (widths?.version !== version) known.set(pages, (widths = { version, byColumn: new Map() }));
  let width = widths.byColumn.get(id);
  if (width === undefined) widths.byColumn.set(id, (width = measured(widestText(pages, id, decimals))));
  return width;
}

function widestText(pages: RowPages, id: string, decimals: number): string {
  let widest = '';
  for (const { cells } of [...pages.all(), ...(pages.baseline ? [pages.baseline] : [])]) {
    const text = textOf(cells.get(id) ?? null, decimals);
    if (signs(text) > signs(widest)) widest = text;
  }
  return widest;
}

function textOf(cell: Cell, decimals: number): string {
  if (cell?.type === 'group') return columnText(cell.mean, decimals);
  return cell?.type === 'metric' ? columnText(cell.value, decimals) : '';
}

/** Points and commas are half as wide as digits. */
function signs(text: string): number {
  return text.length + text.replaceAll(/[.,]/g, '').length;
}

function measured(text: string): number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return 0;
  const { fontSize, fontFamily } = getComputedStyle(document.body);
  context.font = `600 ${fontSize} ${fontFamily}`;
  // Digits of a table are all as wide as this one.
  return Math.ceil(context.measureText(text.replaceAll(/\d/g, '0')).width);
}
