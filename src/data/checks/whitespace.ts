import { plural } from '../../base/text';
import { CellFlag, CellKind } from '../profile/cellKind';
import type { ColumnProfile } from '../profile/tableProfile';
import { anotherValue } from './category';
import { blankCells } from './blankCells';
import { isBlanked } from './blankedQuotes';
import { cellCause, columnCause, explained } from './cause';
import { keptPlaces } from './kept';
import type { Cause, Check, Explanation, Selector, TableContext } from './check';
import { isCategorical, isProse, natureOf } from './nature';
import { codePoint, nameOf, quoted } from './shown';
import { usualCases } from './variants';

const blank = /[\s\u00a0]/u;

export const textWhitespace: Check = {
  id: 'text-whitespace',
  severity: 'warning',
  *find(table) {
    const columns = table.profile.columns.filter((column) => !hasBlankedQuotes(table, column));
    const padded = columns.filter(isPadded);
    // "a, b, c": the blank belongs to the delimiter, and is one fault of the file.
    if (padded.length >= 2) yield paddedFile(table, padded);
    for (const column of columns) {
      if (padded.length < 2) yield* blankCells(column);
      if (padded.includes(column)) {
        if (padded.length === 1) yield isProse(column) ? paddedProse(column) : paddedColumn(column);
      } else if (edgeFlags.some((flag) => column.flag(flag).count > 0)) {
        yield* isProse(column) ? [paddedProse(column)] : edges(table, column);
      }
      yield* doubled(column);
    }
  },
};

const edgeFlags: readonly CellFlag[] = [CellFlag.LeadingBlank, CellFlag.TrailingBlank];

/** Blanks beside quotes, or in text that was split behind them, are a fault of those. */
function hasBlankedQuotes(table: TableContext, column: ColumnProfile): boolean {
  const { counts } = table.profile.structure.strayQuotes;
  return (counts.get(column.index) ?? 0) > natureOf(column).filled / 2 && isBlanked(table, column);
}

function isPadded(column: ColumnProfile): boolean {
  const { filled } = natureOf(column);
  const most = Math.max(column.flag(CellFlag.LeadingBlank).count, column.flag(CellFlag.TrailingBlank).count);
  return filled >= 3 && most > filled / 2;
}

function paddedFile(table: TableContext, padded: readonly ColumnProfile[]): Cause {
  const cells = padded.flatMap((column) =>
    edgeFlags
      .filter((flag) => column.flag(flag).count > 0)
      .map((flag) => ({ column, select: { by: 'flags', flags: [flag] } as const })),
  );
  const count = padded.reduce(
    (sum, column) => sum + column.flag(CellFlag.LeadingBlank).count + column.flag(CellFlag.TrailingBlank).count,
    0,
  );
  const where = padded.length === table.profile.columns.length ? 'every column' : `${padded.length} columns`;
  return {
    scope: 'file',
    count,
    cells,
    message: `The values of ${where} have blanks around them (${plural(count, 'cell')}): "a" and " a" become two categories. Write the file without, or load with skipinitialspace.`,
  };
}

function paddedColumn(column: ColumnProfile): Cause {
  const leading = column.flag(CellFlag.LeadingBlank).count >= column.flag(CellFlag.TrailingBlank).count;
  const flag = leading ? CellFlag.LeadingBlank : CellFlag.TrailingBlank;
  const { count } = column.flag(flag);
  return columnCause(
    column,
    `${plural(count, 'value')} of ${nameOf(column)} ${leading ? 'begin with' : 'end in'} a blank: text that is compared with them does not match. Trim the column.`,
    { select: { by: 'flags', flags: [flag] }, count },
  );
}

/** In free text no value has to match another: said once, at the header. */
function paddedProse(column: ColumnProfile): Cause {
  const select: Selector = { by: 'flags', flags: edgeFlags, any: true };
  const { places, all } = keptPlaces(column, select);
  // Where not all are known, those with blanks on both sides may be counted twice.
  const count = all ? places.length : edgeFlags.reduce<number>((sum, flag) => sum + column.flag(flag).count, 0);
  return columnCause(
    column,
    `${plural(count, 'text')} of ${nameOf(column)} ${count === 1 ? 'begins with or ends in' : 'begin with or end in'} a blank. In free text that hurts little, but equal texts no longer match. Trim the column when loading.`,
    { select, count },
    'info',
  );
}

function* edges(table: TableContext, column: ColumnProfile): Iterable<Cause> {
  const usual = usualCases(table, column);
  yield* edge(column, CellFlag.LeadingBlank, 'begins with', usual);
  yield* edge(column, CellFlag.TrailingBlank, 'ends in', usual);
}

type UsualCase = ReturnType<typeof usualCases>;

function* edge(column: ColumnProfile, flag: CellFlag, how: string, usual: UsualCase): Iterable<Cause> {
  const { count } = column.flag(flag);
  if (count === 0) return;
  yield cellCause(column, { by: 'flags', flags: [flag] }, count, {
    explain: (cell) => trimmed(column, cell.text, `${how} ${edgeBlank(cell.text, flag)}`, usual(cell)),
    explainMore: (more) =>
      `${plural(more, 'more cell')} of ${nameOf(column)} ${more === 1 ? how : how.replace('ends', 'end').replace('begins', 'begin')} a blank. Trim them.`,
  });
}

/** The blank at which a value begins or ends, in words. */
function edgeBlank(text: string, flag: CellFlag): string {
  return blankName((flag === CellFlag.LeadingBlank ? text[0] : text.at(-1)) ?? ' ');
}

/** What is far more often written in another case is not only to be trimmed: that would make the next wrong spelling. */
function trimmed(column: ColumnProfile, text: string, how: string, usual: string | undefined): Explanation | null {
  const right = text.trim();
  if (right === '' || right === text) return null;
  const { main } = natureOf(column);
  const harm =
    main !== 'text'
      ? 'Some readers make text of the column.'
      : isCategorical(column)
        ? `A model would see ${anotherValue(column, text)}.`
        : 'It does not match the same value elsewhere.';
  const lead = `${quoted(text, 30)} ${how}. ${harm}`;
  return usual === undefined
    ? explained(`${lead} Trim it to ${quoted(right, 30)}.`, {
        kind: 'replace',
        title: `Trim to ${quoted(right, 30)}`,
        text: right,
      })
    : explained(`${lead} Likely ${quoted(usual, 30)}.`, {
        kind: 'replace',
        title: `Replace ${quoted(text, 30)} with ${quoted(usual, 30)}`,
        text: usual,
      });
}

/** Blanks in a row are a fault where the same words stand with one: in categories, not in prose. */
function* doubled(column: ColumnProfile): Iterable<Cause> {
  if (column.flag(CellFlag.DoubleBlank).count === 0 || !isCategorical(column)) return;
  const counts = new Map(column.distinct.values.map((entry) => [entry.value, entry.count]));
  const faulty = column.distinct.values.filter(
    ({ value, count, kind }) => kind === CellKind.Text && (counts.get(single(value)) ?? 0) > count,
  );
  if (faulty.length === 0) return;
  const count = faulty.reduce((sum, entry) => sum + entry.count, 0);
  yield cellCause(column, { by: 'values', values: new Set(faulty.map((entry) => entry.value)) }, count, {
    explain: ({ text }) => {
      const right = single(text);
      return explained(
        `${quoted(text)} holds blanks in a row; ${plural(counts.get(right) ?? 0, 'cell has', 'cells have')} one. A model would see ${anotherValue(column, text)}. Write ${quoted(right)}.`,
        {
          kind: 'replace',
          title: `Replace with ${quoted(right)}`,
          text: right,
        },
      );
    },
    explainMore: (more) =>
      `${plural(more, 'more cell')} of ${nameOf(column)} ${more === 1 ? 'holds' : 'hold'} blanks in a row.`,
  });
}

function single(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

function blankName(character: string): string {
  if (character === ' ') return 'a space';
  if (character === '\t') return 'a tab';
  if (character === '\n' || character === '\r') return 'a line break';
  return blank.test(character) ? `a blank that is not a space (${codePoint(character)})` : codePoint(character);
}
