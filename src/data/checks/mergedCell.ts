import { isDataLike } from '../csv/cellShape';
import type { TableCell } from '../csv/readTable';
import type { TableContext } from './check';
import { natureOf } from './nature';

/**
 * The cell that `extra` unquoted delimiters tore into pieces: the only run of cells whose joining lets every other cell
 * fit its column; null where there is none or more than one.
 */
export function mergedCell(
  table: TableContext,
  cells: readonly TableCell[],
  extra: number,
): { readonly start: number; readonly end: number; readonly text: string } | null {
  const width = cells.length - extra;
  const fitting: number[] = [];
  for (let at = 0; at < width; at++) if (fits(table, cells, at, extra)) fitting.push(at);
  // "Bend, OR": a blank after the delimiter belongs to a sentence.
  const spaced = fitting.filter((at) => cells.slice(at + 1, at + 1 + extra).every((cell) => /^ \S/.test(cell.text)));
  const [only, another] = spaced.length > 0 ? spaced : fitting;
  if (only === undefined || another !== undefined) return null;
  const first = cells[only];
  const last = cells[only + extra];
  if (first === undefined || last === undefined) return null;
  const text = new TextDecoder().decode(table.raw({ start: first.start, end: last.end }));
  return text.includes('"') ? null : { start: first.start, end: last.end, text };
}

function fits(table: TableContext, cells: readonly TableCell[], at: number, extra: number): boolean {
  return table.profile.columns.every((column, index) => {
    const { main } = natureOf(column);
    if (index === at) return main === 'text';
    const text = cells[index < at ? index : index + extra]?.text ?? '';
    if (text.trim() === '' || main === 'none') return true;
    return isDataLike(text) === (main === 'number' || main === 'date' || main === 'time');
  });
}
