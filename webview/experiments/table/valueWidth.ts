import { columnText } from '../../../src/base/numberText';
import type { Cell } from '../../../src/protocol/experiments/rows';
import type { RowPages } from '../model/rowPages';

/** The widest value of a column among all rows that came. */
interface Widest {
  readonly decimals: number;
  /** The version of the pages up to which rows were looked at. */
  readonly version: number;
  readonly text: string;
  readonly width: number;
}

const known = new WeakMap<RowPages, Map<string, Widest>>();

/**
 * Px of the widest value of a metric, as the best is written; asked for with every cell. Of one answer it only grows,
 * for the columns would move to and fro while one scrolls, and each row is looked at once.
 */
export function valueWidth(pages: RowPages, id: string, decimals: number): number {
  let columns = known.get(pages);
  if (!columns) known.set(pages, (columns = new Map<string, Widest>()));
  const before = columns.get(id);
  const last = before?.decimals === decimals ? before : { decimals, version: 0, text: '', width: 0 };
  const { version } = pages;
  if (last.version === version) return last.width;
  const text = widestText(pages, id, last);
  const width = text === last.text ? last.width : measured(text);
  columns.set(id, { decimals, version, text, width });
  return width;
}

/** The widest text of those that came since the last look, and of that. */
function widestText(pages: RowPages, id: string, last: Widest): string {
  let widest = last.text;
  for (const { version, cells } of [...pages.all(), ...(pages.baseline ? [pages.baseline] : [])]) {
    if (version <= last.version) continue;
    const text = textOf(cells.get(id) ?? null, last.decimals);
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
