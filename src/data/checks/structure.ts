import { formatCount, plural } from '../../base/text';
import type { CellPlace, RaggedRecord, Tally } from '../profile/tableProfile';
import { byPlace, explained, placesOf, rowCause } from './cause';
import type { CellCause, Check, TableContext } from './check';
import { footerCause, isFooter, totalRow } from './footer';
import { endsInDelimiters, headerWidth } from './headerWidth';
import { holdsNothing } from './layout';
import { longRow } from './longRow';
import { shiftedRows } from './shiftedRow';
import { isRestOfRow, readShortRow, readShortRows } from './shortRow';
import { delimiterWord, listed, nameAmong } from './shown';

export const csvMissingCell: Check = {
  id: 'csv-missing-cell',
  severity: 'error',
  *find(table) {
    yield* headerWidth(table, (named, width) => named < width);
    const { ragged, width } = table.profile.structure;
    const short = readShortRows(
      table,
      ragged.records.filter((record) => mayBeTorn(table, record)),
    );
    if (short.cause !== null) yield short.cause;
    for (const [cells, records] of byWidth(ragged.records)) {
      // Where the others end in delimiters too many, rows as wide as the header are right.
      if (cells >= width || (cells === table.header?.count && endsInDelimiters(table))) continue;
      const footer = records.find((record) => isFooter(table, record) && !isOfSecondTable(table, record));
      if (footer) yield footerCause(table, footer.place);
      const unread = records.filter(({ place }) => !short.rows.has(place.row));
      const rest = unread.filter(
        (record) => record !== footer && !isCutOff(table, record) && !isOfSecondTable(table, record),
      );
      const read = records.length - unread.length;
      if (rest.length > 0 || countOf(table, cells, 0) > records.length) yield missingCells(table, cells, rest, read);
    }
    const whole = totalRow(table);
    if (whole) yield footerCause(table, whole);
    const shifted = shiftedRows(table);
    if (shifted) yield shifted;
  },
};

export const csvExtraCell: Check = {
  id: 'csv-extra-cell',
  severity: 'error',
  *find(table) {
    yield* headerWidth(table, (named, width) => named > width);
    const { ragged, width } = table.profile.structure;
    for (const [cells, records] of byWidth(ragged.records)) {
      const rest = records.filter((record) => !isOfSecondTable(table, record));
      if (cells > width && rest.length > 0) yield extraCells(table, cells, rest);
    }
  },
};

export const fileTruncated: Check = {
  id: 'file-truncated',
  severity: 'warning',
  *find(table) {
    const { ragged, width } = table.profile.structure;
    const record = ragged.records.find((each) => isCutOff(table, each));
    if (record === undefined || isFooter(table, record) || isRestOfRow(table, record.place)) return;
    const last = lastCell(table, record);
    const message = `The last row stops after ${plural(record.cells, 'cell')} of ${width}, without a line end: the file looks cut off. Fetch it again, or remove the row.`;
    yield {
      scope: 'cell',
      column: table.profile.columns[record.cells - 1] ?? null,
      claimsRow: true,
      count: 1,
      select: { by: 'places', count: 1, places: [last] },
      explain: () => explained(message),
      explainMore: () => message,
    };
  },
};

export const csvBlankRow: Check = {
  id: 'csv-blank-row',
  severity: 'warning',
  *find(table) {
    const { blank, trailingBlank, width } = table.profile.structure;
    if (holdsNothing(table)) return;
    const inner = withoutSeparator(table, blank);
    if (inner.count > 0) {
      yield rowCause(placesOf(inner, { kind: 'blank' }), inner.count, {
        explain: ({ place, text }) =>
          width === 1
            ? explained(
                'An empty line: pandas skips it, others read a missing value, and rows no longer match. Write "" for a missing value, or remove it.',
              )
            : explained(emptyRow(text), {
                kind: 'removeRow',
                title: `Remove Line ${table.lineNumber(place.start)}`,
              }),
        explainMore: (more) => `${plural(more, 'more row is', 'more rows are')} empty. Remove them.`,
      });
    }
    const [first] = trailingBlank.cells;
    if (trailingBlank.count > 1 && first !== undefined) {
      yield {
        scope: 'file',
        at: first,
        count: trailingBlank.count,
        message: `${plural(trailingBlank.count, 'empty row')} at the end of the file: some readers count them as data. Remove them.`,
        mend: {
          kind: 'raw',
          title: `Remove ${trailingBlank.count} Empty Rows`,
          start: first.start,
          end: table.bytes,
          text: '',
        },
      };
    }
  },
};

/** Whether a loader skips it hangs on its delimiters. */
function emptyRow(text: string): string {
  return text.trim() === ''
    ? 'An empty row: pandas skips it, others make a row of missing values. Remove it.'
    : 'A row of delimiters alone: readers make a row of missing values of it. Remove it.';
}

/** The empty rows but the one that separates two tables. */
function withoutSeparator({ dialect }: TableContext, blank: Tally): Tally {
  const { secondTable } = dialect;
  if (secondTable === null) return blank;
  const cells = blank.cells.filter((place) => secondTable.start - place.end > 2 || place.end > secondTable.start);
  return { count: blank.count - (blank.cells.length - cells.length), cells };
}

/** Rows of this many cells, of which `read` others are told of elsewhere. */
function missingCells(table: TableContext, cells: number, records: readonly RaggedRecord[], read: number): CellCause {
  const { width } = table.profile.structure;
  const missing = width - cells;
  const names = table.profile.columns.slice(cells).map(nameAmong);
  const places = records.map((record) => lastCell(table, record));
  const count = Math.max(places.length, countOf(table, cells, places.length) - read);
  const word = delimiterWord(table.dialect.delimiter);
  const added =
    missing === 1 ? `or ${article(word)} ${word} if it is` : `or ${numberWord(missing)} ${word}s if they are`;
  const message = `${plural(cells, 'cell')}, but the header names ${width}: ${listed(names)} ${missing === 1 ? 'is' : 'are'} lost. Add the value${missing === 1 ? '' : 's'}, ${added} missing.`;
  return {
    scope: 'cell',
    column: table.profile.columns[cells - 1] ?? null,
    claimsRow: true,
    count,
    select: { by: 'places', count, places, rest: { kind: 'ragged', cells } },
    explain: ({ place }) => {
      const line = table.line(place.start);
      if (isRestOfRow(table, line)) return null;
      const reading = readShortRow(table, line);
      if (reading !== null) return reading.explanation;
      const title = missing === 1 ? 'Add an Empty Cell' : `Add ${missing} Empty Cells`;
      return explained(message, {
        kind: 'raw',
        title,
        start: place.end,
        end: place.end,
        text: table.dialect.delimiter.repeat(missing),
      });
    },
    explainMore: (more) =>
      `${plural(more, 'more row has', 'more rows have')} ${plural(cells, 'cell')}, but the header names ${width}.`,
  };
}

function extraCells(table: TableContext, cells: number, records: readonly RaggedRecord[]): CellCause {
  const { width } = table.profile.structure;
  const extra = cells - width;
  const known = byPlace(records.map((record) => ({ start: record.faulty.start, record })));
  const places: CellPlace[] = records.map((record) => ({ row: record.place.row, ...record.faulty }));
  const count = countOf(table, cells, places.length);
  const lead = `${formatCount(cells)} cells, but the header names ${width}`;
  return {
    scope: 'cell',
    column: null,
    claimsRow: true,
    count,
    select: { by: 'places', count, places, rest: { kind: 'ragged', cells } },
    explain: ({ place, text }) => {
      const blank = text.replaceAll(table.dialect.delimiter, '').trim() === '';
      if (!blank) return longRow(table, { lead, surplus: text, place: known(place)?.record.place ?? null });
      const title = extra === 1 ? 'Remove the Empty Cell' : `Remove ${extra} Empty Cells`;
      return explained(
        `${lead}: ${extra === 1 ? 'the last one is empty' : `the last ${extra} are empty`}. Readers stop or shift the row. Remove ${extra === 1 ? 'it' : 'them'}.`,
        { kind: 'raw', title, start: place.start - 1, end: place.end, text: '' },
      );
    },
    explainMore: (more) =>
      `${plural(more, 'more row has', 'more rows have')} ${plural(cells, 'cell')}, but the header names ${width}.`,
  };
}

/** Records of this many cells; where a second table has some, only those that were looked at. */
function countOf(table: TableContext, cells: number, looked: number): number {
  if (table.dialect.secondTable !== null) return looked;
  return Math.max(looked, table.profile.structure.widths.get(cells) ?? 0);
}

function byWidth(records: readonly RaggedRecord[]): Map<number, RaggedRecord[]> {
  const groups = new Map<number, RaggedRecord[]>();
  for (const record of records) {
    // The header has its own finding.
    if (record.place.row === 0) continue;
    const group = groups.get(record.cells);
    if (group) group.push(record);
    else groups.set(record.cells, [record]);
  }
  return groups;
}

/** A short last record without a line end: a copy or download that stopped. */
function isCutOff(table: TableContext, record: RaggedRecord): boolean {
  const { endsWithNewline, width } = table.profile.structure;
  return !endsWithNewline && record.cells < width && record.place.end >= table.bytes && table.profile.rows > 2;
}

/** Whether a closer look at a short record may tell why it is short. */
function mayBeTorn(table: TableContext, record: RaggedRecord): boolean {
  if (record.place.row === 0 || record.cells >= table.profile.structure.width) return false;
  if (record.cells === table.header?.count && endsInDelimiters(table)) return false;
  return !isFooter(table, record) && !isCutOff(table, record) && !isOfSecondTable(table, record);
}

/** The rows of another table below have its width; that is said once, where it begins. */
function isOfSecondTable({ dialect }: TableContext, record: RaggedRecord): boolean {
  return dialect.secondTable !== null && record.place.start >= dialect.secondTable.start;
}

function lastCell(table: TableContext, record: RaggedRecord): CellPlace {
  const last = table.record(record.place).at(-1);
  return { row: record.place.row, start: last?.start ?? record.place.start, end: last?.end ?? record.place.end };
}

function article(word: string): string {
  return /^[aeiou]/.test(word) ? 'an' : 'a';
}

function numberWord(count: number): string {
  return (
    ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'][count] ?? formatCount(count)
  );
}
