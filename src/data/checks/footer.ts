import type { RaggedRecord } from '../profile/tableProfile';
import { explained, rowCause } from './cause';
import type { CellCause, TableContext } from './check';
import { shown } from './shown';

/** What database clients write below a result: "(300 rows)", "300 rows selected." */
const rowCount = /^\(?\d[\d.,' ]* (?:rows?|records?|Zeilen?|Datensätze?)(?: (?:affected|selected|in set))?\)?\.?$/iu;

/** How the line below a table begins that adds it up. */
const total = /^(?:grand[ -]|sub)?(?:totals?|sum(?:me)?|gesamt(?:summe)?)\s*:?$/iu;

/** Whether a record that is too short ends the table without being one of its rows: a count of them, or their sum. */
export function isFooter(table: TableContext, { place, cells }: RaggedRecord): boolean {
  const { rows, structure } = table.profile;
  const { width, trailingBlank } = structure;
  if (cells >= width || place.row < rows - trailingBlank.count) return false;
  const [first = '', ...others] = table.record(place).map((cell) => cell.text.trim());
  if (cells === 1 && rowCount.test(first)) return true;
  return total.test(first) && others.filter((text) => text !== '').length < width / 2;
}

/** Says of such a record that it is no row. */
export function footerCause(table: TableContext, { place }: RaggedRecord): CellCause {
  const first = shown(table.record(place)[0]?.text.trim() ?? '', 30);
  const message = `The last row (${first}) counts or adds up the rows above and is none of them: loaded as one, it is a wrong example. Remove it.`;
  return rowCause({ by: 'places', count: 1, places: [place] }, 1, {
    explain: () => explained(message, { kind: 'removeRow', title: `Remove Line ${table.lineNumber(place.start)}` }),
    explainMore: () => message,
  });
}
