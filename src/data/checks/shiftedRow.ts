import type { CellKind } from '../profile/cellKind';
import type { CellPlace, ColumnProfile } from '../profile/tableProfile';
import { explained, rowsCause } from './cause';
import type { CellCause, Explanation, TableContext } from './check';
import { rawCellsAt, type RawCell } from './longRowReadings';
import { dateKinds, foreignKinds, mostCells, natureOf, plainNumberKinds } from './nature';
import { cellFit, type CellFit } from './rowFit';
import { nameOf, quoted } from './shown';

/** Rows in which a cell is out of place, of which so many are looked at. */
const mostRows = 200;

/** Ways to move cells of which so many are compared; where there are more, nobody can tell. */
const mostWays = 100;

/** Fewest cells that fit the next column and not their own. */
const fewestMisfits = 2;

/** Cells `from` to `to` that belong one column further on; an empty cell stands where the last of them belongs. */
interface Shift {
  readonly side: 'right' | 'left';
  readonly from: number;
  readonly to: number;
}

/** Rows that have all their cells, of which some stand one column beside their own. */
export function shiftedRows(table: TableContext): CellCause | null {
  const rows = oddRows(table);
  const fit = cellFit(table, rows.length);
  const said = rows.flatMap((place) => shiftedRow(table, place, fit) ?? []);
  if (said.length === 0) return null;
  return rowsCause(
    said,
    (more) => `In ${more === 1 ? 'one more row' : `${more} more rows`} cells stand one column beside their own.`,
  );
}

/** A known cell of each row that holds something out of place, in file order. */
function oddRows({ profile }: TableContext): readonly CellPlace[] {
  const places = profile.columns.flatMap((column) => oddKinds(column).flatMap((kind) => column.kind(kind).cells));
  const rows = new Map(places.map((place) => [place.row, place]));
  return [...rows.values()].sort((a, b) => a.start - b.start).slice(0, mostRows);
}

/** A text may be anything; only where hardly any is a number or a date, these are out of place. */
function oddKinds(column: ColumnProfile): readonly CellKind[] {
  const { main } = natureOf(column);
  if (main !== 'text') return foreignKinds[main];
  return [...plainNumberKinds, ...dateKinds].filter((kind) => column.kind(kind).count <= mostCells);
}

type ShiftedRow = CellPlace & { readonly explanation: Explanation };

function shiftedRow(table: TableContext, { row, start }: CellPlace, fit: CellFit): ShiftedRow | null {
  const cells = rawCellsAt(table, table.line(start));
  const { columns } = table.profile;
  if (cells.length !== columns.length) return null;
  const odd = cells.flatMap(({ text }, at) => (fits(fit, columns[at], text) ? [] : [at]));
  const [first, last] = [odd[0], odd.at(-1)];
  if (first === undefined || last === undefined || odd.length < fewestMisfits) return null;
  const [shift, ...others] = shiftsOf(cells, columns, fit, { first, last });
  const cell = cells[first];
  if (shift === undefined || cell === undefined) return null;
  const right = moved(table, cells, shift);
  const isCertain = others.length < mostWays - 1 && others.every((each) => moved(table, cells, each) === right);
  const explanation = explain(table, cells, { shift, first, isCertain });
  return { row, start: cell.start, end: cell.end, explanation };
}

function fits(fit: CellFit, column: ColumnProfile | undefined, text: string): boolean {
  return column !== undefined && fit(column, text);
}

/** The ways to move cells one column on, all those among them that do not fit where they stand; of very many the first. */
function shiftsOf(
  cells: readonly RawCell[],
  columns: readonly ColumnProfile[],
  fit: CellFit,
  odd: { readonly first: number; readonly last: number },
): readonly Shift[] {
  const shifts: Shift[] = [];
  for (const [side, step] of [
    ['right', 1],
    ['left', -1],
  ] as const) {
    const fitsBeside = (at: number): boolean => fits(fit, columns[at + step], cells[at]?.text ?? '');
    let [from, to] = [odd.first, odd.last];
    if (!cells.slice(from, to + 1).every((_, at) => fitsBeside(odd.first + at))) continue;
    while (from > 0 && fitsBeside(from - 1)) from--;
    while (to < cells.length - 1 && fitsBeside(to + 1)) to++;
    const isEmpty = (at: number): boolean => cells[at]?.text.trim() === '';
    const starts = places(from, odd.first).filter((start) => side === 'right' || isEmpty(start - 1));
    const ends = places(odd.last, to).filter((end) => side === 'left' || isEmpty(end + 1));
    for (const start of starts) {
      if (shifts.length >= mostWays) return shifts;
      shifts.push(...ends.slice(0, mostWays).map((end) => ({ side, from: start, to: end })));
    }
  }
  return shifts;
}

function places(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The row with the cells moved into the place of the empty one. */
function moved({ dialect }: TableContext, cells: readonly RawCell[], { side, from, to }: Shift): string {
  const texts = cells.map(({ text }) => text);
  const right =
    side === 'right'
      ? texts.toSpliced(to + 1, 1).toSpliced(from, 0, '')
      : texts.toSpliced(to + 1, 0, '').toSpliced(from - 1, 1);
  return right.join(dialect.delimiter);
}

function explain(
  table: TableContext,
  cells: readonly RawCell[],
  { shift, first, isCertain }: { readonly shift: Shift; readonly first: number; readonly isCertain: boolean },
): Explanation {
  const { side, from, to } = shift;
  const { columns } = table.profile;
  const nameAt = (at: number): string => (columns[at] ? nameOf(columns[at]) : '');
  const lead = `The row is shifted by one column: from ${quoted(cells[first]?.text ?? '', 20)} on it fits one column further ${side}`;
  const lost = isCertain ? `the value of ${nameAt(side === 'right' ? from : to)}` : 'a value';
  const message =
    side === 'right'
      ? `${lead}. Likely ${lost} is lost, and ${nameAt(to + 1)} is empty in its place. Move the cells, or add what is lost and remove the empty cell.`
      : `${lead}. Likely the empty cell of ${nameAt(from - 1)} is too much, and ${lost} is lost. Move the cells, or remove the empty one and add what is lost.`;
  const count = to - from + 1;
  return explained(
    message,
    isCertain
      ? {
          kind: 'raw',
          title: `Move ${count} Cells One Column ${side === 'right' ? 'Right' : 'Left'}`,
          start: cells[0]?.start ?? 0,
          end: cells.at(-1)?.end ?? 0,
          text: moved(table, cells, shift),
        }
      : null,
  );
}
