import { capital, plural } from '../../base/text';
import { explained, rowCause } from './cause';
import type { Check, TableContext } from './check';
import { markerAbove } from './conflicts';
import { repeatedHeader } from './repeatedHeader';
import { delimiterWord, listed, quoted, shown } from './shown';

export const fileEmpty: Check = {
  id: 'file-empty',
  severity: 'error',
  *find(table) {
    if (!holdsNothing(table)) return;
    const names = table.header?.cells.filter((cell) => cell.text.trim() !== '').length ?? 0;
    yield names === 0
      ? {
          scope: 'file',
          count: 1,
          message: 'The file is empty: a loader stops here, or trains on nothing. Fetch it again, or remove it.',
        }
      : {
          scope: 'file',
          count: 1,
          message: `The header names ${plural(names, 'column')}, but no row follows: there is nothing to learn from. Fetch the file again.`,
        };
  },
};

export const csvDelimiterMismatch: Check = {
  id: 'csv-delimiter-mismatch',
  severity: 'warning',
  *find({ dialect, profile }) {
    const { suggested, delimiter, width } = dialect;
    if (suggested === null || suggested.delimiter === delimiter || profile.rows === 0) return;
    const expected = delimiterWord(suggested.delimiter);
    const found = delimiterWord(delimiter);
    const character = delimiter === '\t' ? '\\t' : delimiter;
    const odd = profile.structure.ragged.count > 0 ? 'in most rows' : 'in every row';
    yield {
      scope: 'file',
      count: 1,
      message: `${capital(expected)}s give ${plural(suggested.width, 'column')}, ${found}s ${width} ${odd}: a loader with default settings misreads it. Read it with "${character}", or convert the file.`,
    };
  },
};

export const csvNoHeader: Check = {
  id: 'csv-no-header',
  severity: 'warning',
  *find({ dialect, profile, top }) {
    const [first] = top;
    if (dialect.header || first === undefined || profile.rows < 2) return;
    const cells = first.cells.slice(0, 3).map((cell) => shown(cell.text, 16));
    yield {
      scope: 'file',
      count: 1,
      message: `The first row is data (${listed(cells, 3)}), not names: a loader takes it for the header and loses it. Add a line of column names.`,
    };
  },
};

export const csvPreamble: Check = {
  id: 'csv-preamble',
  severity: 'warning',
  *find(table) {
    const { preamble, preambleBytes } = table.dialect;
    if (preamble === 0 || table.profile.rows === 0 || markerAbove(table) !== null) return;
    const stand = preamble === 1 ? 'line stands' : 'lines stand';
    yield {
      scope: 'file',
      at: preambleBytes,
      count: preamble,
      message: `${preamble} ${stand} above the header in line ${preamble + 1}: a loader takes the first for column names. Remove ${preamble === 1 ? 'it' : 'them'}, or skip ${preamble} when loading.`,
    };
  },
};

export const csvMultiHeader: Check = {
  id: 'csv-multi-header',
  severity: 'warning',
  *find(table) {
    const again = repeatedHeader(table);
    if (again !== null) yield again;
    const { dialect, top } = table;
    const count = dialect.headerRows - 1;
    const places = top.filter((record) => record.row <= count);
    const [first] = places;
    if (count < 1 || first === undefined) return;
    const words = listed(
      first.cells
        .filter((cell) => cell.text.trim() !== '')
        .slice(0, 3)
        .map((cell) => quoted(cell.text, 16)),
    );
    const message = `A second line of names (${words}): loaded as a row, it turns every column to text. Keep one line of names.`;
    yield rowCause({ by: 'places', count, places: places.map(({ row, start, end }) => ({ row, start, end })) }, count, {
      explain: () => explained(message),
      explainMore: () => message,
    });
  },
};

export const csvMultiTable: Check = {
  id: 'csv-multi-table',
  severity: 'warning',
  *find(table) {
    const { secondTable, width } = table.dialect;
    if (secondTable === null) return;
    yield {
      scope: 'file',
      at: table.line(secondTable.start),
      count: 1,
      message: `Another table of ${plural(secondTable.width, 'column')} begins here; the one above has ${width}. A loader reads the first only, or stops. Put it in a file of its own.`,
    };
  },
};

export const fileMixedEol: Check = {
  id: 'file-mixed-eol',
  severity: 'warning',
  *find(table) {
    const { lf, crlf, cr } = table.profile.structure.lineEnds;
    const ends = [
      { name: 'LF', tally: lf },
      { name: 'CRLF', tally: crlf },
      { name: 'CR', tally: cr },
    ].filter((end) => end.tally.count > 0);
    const [most, ...others] = ends.sort((a, b) => b.tally.count - a.tally.count);
    if (most === undefined || others.length === 0) return;
    const count = others.reduce((sum, end) => sum + end.tally.count, 0);
    const first = others.flatMap((end) => end.tally.cells).sort((a, b) => a.start - b.start)[0];
    yield {
      scope: 'file',
      ...(first === undefined ? {} : { at: lineAt(table, first.start) }),
      count,
      message: `${plural(count, 'line ends', 'lines end')} with ${listed(others.map((end) => end.name))}, the others with ${most.name}: diffs show whole files, and some readers keep a stray CR in the last column. Use one.`,
    };
  },
};

export const fileNoFinalNewline: Check = {
  id: 'file-no-final-newline',
  severity: 'hint',
  *find(table) {
    const { profile, bytes, dialect } = table;
    if (profile.structure.endsWithNewline || profile.rows === 0 || !profile.complete) return;
    // A short last row was cut off; the line end is the least of it.
    if (profile.structure.ragged.records.some(({ place, cells }) => place.end >= bytes && cells < dialect.width))
      return;
    yield {
      scope: 'file',
      at: { start: bytes, end: bytes },
      count: 1,
      message: 'The last row has no line end: a row that is appended later would join it. Add one.',
      ...(dialect.encoding === 'utf-8' && {
        mend: { kind: 'raw', title: 'Add a Line End', start: bytes, end: bytes, text: usualLineEnd(table) } as const,
      }),
    };
  },
};

/** A table without a single record that is not blank. */
export function holdsNothing({ profile }: Pick<TableContext, 'profile'>): boolean {
  const { blank, trailingBlank } = profile.structure;
  return profile.complete && profile.rows <= blank.count + trailingBlank.count;
}

/** What a line that is added ends with. */
export function usualLineEnd({ profile }: TableContext): string {
  const { crlf, lf } = profile.structure.lineEnds;
  return crlf.count > lf.count ? '\r\n' : '\n';
}

function lineAt(table: TableContext, offset: number): { start: number; end: number } {
  const { start, end } = table.line(offset);
  return end > start ? { start, end } : { start: offset, end: offset };
}
