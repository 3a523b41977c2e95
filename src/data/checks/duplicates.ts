import { declaredFor, isNamed } from './declaredFor';
import { plural } from '../../base/text';
import { isIdentifierName, isNumberName, seriesOf } from '../profile/identifiers';
import type { CellPlace, ColumnProfile, Repeats } from '../profile/tableProfile';
import { cellCause, explained, rowCause } from './cause';
import type { Cause, Check, TableContext } from './check';
import { conflictSpans } from './conflicts';
import { isUnnamed } from './header';
import { enoughCells, natureOf } from './nature';
import { nameOf, share, shown } from './shown';

/** Share of repeated rows that Deepchecks calls too many. */
const tooMany = 0.05;

export const rowDuplicate: Check = {
  id: 'row-duplicate',
  severity: 'info',
  *find(table) {
    const { rows, structure, columns } = table.profile;
    const repeats = outsideConflicts(table, structure.repeats);
    if (repeats.count === 0) return;
    const identified = columns.some((column) => identifies(table, column));
    const many = repeats.count > rows * tooMany;
    const severity = rows >= enoughCells && (identified || many) ? 'warning' : 'info';
    const cells = columns.length;
    // Without anything that tells records apart, equal rows may be different things: that is said once.
    if (!identified && repeats.count > expectedRepeats(table) * byChance) yield coincidences(table, repeats, severity);
    yield rowCause(
      {
        by: 'places',
        count: repeats.count,
        places: placesOf(repeats),
        rest: { kind: 'repeatedRow' },
      },
      repeats.count,
      {
        severity: identified ? severity : 'hint',
        explain: ({ place, first }) => {
          const which = first ? `line ${table.lineNumber(first.start)}` : 'an earlier line';
          return explained(
            `All ${cells} cells repeat ${which}. It counts twice, and may reach the test set. Remove it if it is a copy.`,
            identified ? { kind: 'removeRow', title: `Remove Line ${table.lineNumber(place.start)}` } : null,
          );
        },
        explainMore: (more) => `${plural(more, 'more row repeats', 'more rows repeat')} an earlier one.`,
      },
    );
  },
};

export const idDuplicate: Check = {
  id: 'id-duplicate',
  severity: 'error',
  *find(table) {
    for (const column of table.profile.columns) {
      const { repeats } = column;
      if (repeats === null || !isIdentifier(table, column)) continue;
      const own = outsideConflicts(table, withoutRepeatedRows(table, repeats));
      if (own.count > 0) yield repeatedValues(table, column, own, (text, line) => idMessage(column, text, line));
    }
  },
};

export const schemaUnique: Check = {
  id: 'schema-unique',
  severity: 'error',
  *find(table) {
    for (const column of table.profile.columns) {
      const declared = declaredFor(table.expectations, column)?.unique === true;
      const repeats = declared && column.repeats !== null ? outsideConflicts(table, column.repeats) : null;
      if (repeats === null || repeats.count === 0) continue;
      yield repeatedValues(
        table,
        column,
        repeats,
        (text, line) =>
          `${shown(text)} already stands in line ${line}; tend.yaml says that ${nameOf(column)} is unique. Correct one, or the declaration.`,
      );
    }
  },
};

/** Names of columns that number articles. */
const articleName = /(^|[^a-z])(sku|isbn|ean)$/;

/** Declared, or named like an identifier and unique but for a few slips. */
function isIdentifier(table: TableContext, column: ColumnProfile): boolean {
  const { expectations, profile } = table;
  if (isNamed(expectations.id, column)) return true;
  if (declaredFor(expectations, column)?.unique !== undefined) return false;
  const name = column.name.trim();
  const named = isIdentifierName(name) || articleName.test(name) || isNumberName(name);
  const count = column.repeats?.count ?? 0;
  return (named || isSeries(column)) && profile.rows >= enoughCells && count <= Math.max(2, profile.rows * 0.01);
}

/** A first column that numbers the records, whatever it is called. */
function isSeries(column: ColumnProfile): boolean {
  const { values, complete } = column.distinct;
  return column.index === 0 && complete && seriesOf(new Set(values.map(({ value }) => value))).consecutive;
}

/** Whether a column's values tell (nearly) all records apart. */
function identifies(table: TableContext, column: ColumnProfile): boolean {
  if (isNamed(table.expectations.id, column)) return true;
  if (column.repeats === null) return false;
  return column.repeats.count <= Math.max(2, table.profile.rows * 0.1);
}

function repeatedValues(
  table: TableContext,
  column: ColumnProfile,
  repeats: Repeats,
  message: (text: string, line: number) => string,
): Cause {
  return cellCause(
    column,
    { by: 'places', count: repeats.count, places: placesOf(repeats), rest: { kind: 'repeatedValue' } },
    repeats.count,
    {
      explain: (cell) => explained(message(cell.text, table.lineNumber((cell.first ?? cell.place).start))),
      explainMore: (more) =>
        `${plural(more, 'more value')} of ${nameOf(column)} ${more === 1 ? 'repeats' : 'repeat'} an earlier one.`,
    },
  );
}

function idMessage(column: ColumnProfile, text: string, line: number): string {
  const meant = skipped(column, text);
  const advice = isUnnamed(column)
    ? 'It is the index that a data frame was written with: drop the column, or find out which tables were joined.'
    : meant === null
      ? 'Give one its own identifier.'
      : `Likely ${shown(meant)}.`;
  return `${shown(text)} already names line ${line}. The two could fall into train and test alike, and joins double them. ${advice}`;
}

/** The next identifier of a numbered series, where it is missing and the one after it is there: A021, A021, A023. */
function skipped(column: ColumnProfile, text: string): string | null {
  const digits = /\d+$/.exec(text)?.[0];
  if (digits === undefined || digits.length > 15 || !column.distinct.complete) return null;
  const following = (step: number): string =>
    text.slice(0, -digits.length) + String(Number(digits) + step).padStart(digits.length, '0');
  const known = new Set(column.distinct.values.map(({ value }) => value));
  return !known.has(following(1)) && known.has(following(2)) ? following(1) : null;
}

/** A row that is repeated whole repeats its identifier too; that is one cause. */
function withoutRepeatedRows(table: TableContext, repeats: Repeats): Repeats {
  const rows = new Set(table.profile.structure.repeats.cells.map((each) => each.place.row));
  const cells = repeats.cells.filter((each) => !rows.has(each.place.row));
  return { count: repeats.count - (repeats.cells.length - cells.length), cells };
}

/** Two versions of a row between the markers of a merge conflict are that conflict. */
function outsideConflicts(table: TableContext, repeats: Repeats): Repeats {
  if (repeats.count === 0) return repeats;
  const spans = conflictSpans(table);
  const cells = repeats.cells.filter(
    ({ place, first }) => !spans.some(({ start, end }) => first.start >= start && place.start < end),
  );
  return { count: repeats.count - (repeats.cells.length - cells.length), cells };
}

/** Repeats that chance explains, as a multiple of those that independent columns would have. */
const byChance = 3;

/** How many rows would repeat another if the columns knew nothing of each other: pairs of rows × chance that a pair agrees. */
function expectedRepeats({ profile }: TableContext): number {
  let agree = 1;
  for (const column of profile.columns) {
    const { values, complete, count } = column.distinct;
    if (!complete) agree /= Math.max(1, count);
    else {
      const missing = (column.cells - natureOf(column).filled) / Math.max(1, column.cells);
      agree *= values.reduce((sum, each) => sum + (each.count / Math.max(1, column.cells)) ** 2, missing ** 2);
    }
  }
  return ((profile.rows * (profile.rows - 1)) / 2) * agree;
}

function coincidences(table: TableContext, repeats: Repeats, severity: 'warning' | 'info'): Cause {
  const [example] = repeats.cells;
  const such = example
    ? ` (line ${table.lineNumber(example.place.start)} is line ${table.lineNumber(example.first.start)} again)`
    : '';
  return {
    scope: 'file',
    ...(example && { at: { start: example.place.start, end: example.place.end } }),
    count: repeats.count,
    severity,
    message: `${plural(repeats.count, 'row repeats', 'rows repeat')} an earlier one${such}, ${share(repeats.count, table.profile.rows)} of all. If they are copies, they count twice and may reach the test set: remove them.`,
  };
}

/** Each place with the first occurrence of what it repeats. */
function placesOf(repeats: Repeats): readonly (CellPlace & { readonly first: CellPlace })[] {
  return repeats.cells.map(({ place, first }) => ({ ...place, first }));
}
