import { declaredFor, isNamed } from './declaredFor';
import { formatCount, plural } from '../../base/text';
import { CellKind } from '../profile/cellKind';
import type { ColumnProfile } from '../profile/tableProfile';
import { missingWords } from '../profile/words';
import { cellCause, columnCause, explained, placesOf, rowCause, samplesOf } from './cause';
import type { Cause, Check, TableContext } from './check';
import { enoughForDistribution, isProse, missingKinds, natureOf } from './nature';
import { isFooter } from './footer';
import { codeForMissing, isUnderstood, keptAsText, whatMissingSays } from './missingWord';
import { figure, listed, nameAmong, nameOf, quoted, share } from './shown';

/** Share of missing cells that Deepchecks, and we, call too many. */
const usualLimit = 0.05;
/** Below this an empty cell is an exception in its column, not a habit. */
const rare = 0.01;
/** Below this it is a striking one. */
const veryRare = 0.005;

/** Above this a full cell is the exception. */
const mostly = 0.5;

export const missingRate: Check = {
  id: 'missing-rate',
  severity: 'warning',
  *find(table) {
    const override = table.override('missing-rate');
    const limit = override?.off === false ? override.max : undefined;
    const { rows } = table.profile;
    for (const column of table.profile.columns) {
      const { missing } = natureOf(column);
      if (missing === 0 || column.cells === 0) continue;
      if (limit === undefined && isSpokenFor(table, column)) continue;
      const part = missing / column.cells;
      const code = codeForMissing(column);
      // A code that is lost is lost in one cell as in many.
      const isRare = part <= (limit ?? rare) || (limit === undefined && rows < enoughForDistribution);
      if (isRare && (limit !== undefined || code === null)) continue;
      yield rateCause(table, column, limit, code);
    }
  },
};

function rateCause(table: TableContext, column: ColumnProfile, limit: number | undefined, code: string | null): Cause {
  const { missing } = natureOf(column);
  const part = missing / column.cells;
  const cells = { select: { by: 'kinds', kinds: missingKinds }, count: missing } as const;
  if (limit === undefined && part > usualLimit && isOptional(column, part))
    return columnCause(column, optionalMessage(column, missing), cells, 'info');
  const tooMany = limit !== undefined || part > usualLimit;
  const mild = code !== null && isUnderstood(code) ? 'info' : 'hint';
  const message = missingMessage(table, column, limit ?? usualLimit, code);
  const cause = columnCause(column, message, cells, tooMany ? undefined : mild);
  // The examples show what is doubted, which empty cells before it would hide.
  return code === null ? cause : { ...cause, samples: samplesOf(column, { by: 'values', values: new Set([code]) }) };
}

function missingMessage(table: TableContext, column: ColumnProfile, limit: number, code: string | null): string {
  const { missing } = natureOf(column);
  const name = nameOf(column);
  const says = whatMissingSays(column);
  if (missing === column.cells)
    return `${name} is ${says === null ? 'empty' : 'missing'} in every row${says === null ? '' : ` (${says})`}: a model learns nothing from it. Drop the column, or fill it.`;
  const allowed = `${figure(Math.round(limit * 1000) / 10)} %`;
  const isOver = missing / column.cells > limit;
  const rounded = share(missing, column.cells);
  const part = isOver
    ? `${rounded === allowed ? 'over ' : ''}${rounded} of rows (limit ${allowed})`
    : `${rounded} of rows`;
  const lead = `${name} is missing in ${part}${says === null ? '' : `: ${says}`}`;
  return code === null
    ? `${lead}. ${lossOf(table, column)} Fill it, or say why.`
    : `${lead}${isUnderstood(code) ? ', which pandas loads as NaN' : ''}. If ${quoted(code)} is a code like the others, ${isUnderstood(code) ? 'load with keep_default_na=False and ' : ''}list it among the values in tend.yaml. If not, fill it, or say why.`;
}

/** What becomes of the rows when the missing cells are dropped: pandas drops only what it loads as missing. */
function lossOf(table: TableContext, column: ColumnProfile): string {
  const { missing } = natureOf(column);
  const short = tooShort(table, column);
  const kept = keptAsText(column);
  const count = kept.reduce((sum, entry) => sum + entry.count, 0);
  const lost = missing - count + short;
  const loss = `Dropping them loses ${plural(lost, 'row')}${short === 0 ? '' : ` (${plural(short, 'is', 'are')} too short)`}`;
  if (count === 0) return `${loss}.`;
  const words = listed(kept.map(({ text }) => text));
  return lost === 0
    ? `Pandas keeps ${words} as text, and drops none of these rows.`
    : `${loss}; pandas keeps ${words} (${plural(count, 'cell')}) as text.`;
}

/** Rows that end before the cell of a column, of which pandas makes missing cells; a footer is none of them. */
function tooShort(table: TableContext, column: ColumnProfile): number {
  const { widths, ragged } = table.profile.structure;
  const footers = ragged.records.filter((record) => record.cells <= column.index && isFooter(table, record)).length;
  return [...widths].reduce((sum, [width, rows]) => (width <= column.index ? sum + rows : sum), -footers);
}

/**
 * Whether gaps belong to what the column says: it is mostly empty, a remark that nobody had to make, or the day of
 * something that has not happened. A column without anything in it says nothing.
 */
function isOptional(column: ColumnProfile, part: number): boolean {
  return part < 1 && (part > mostly || natureOf(column).main === 'date' || isProse(column));
}

function optionalMessage(column: ColumnProfile, missing: number): string {
  const says = whatMissingSays(column);
  const [is, read] = says === null ? ['empty', ''] : ['missing', ` (${says})`];
  return `${nameOf(column)} is ${is} in ${share(missing, column.cells)} of rows${read} and seems to be optional. A model needs to know what ${is} means: add a column that says it, and nullable: true in tend.yaml.`;
}

export const missingCell: Check = {
  id: 'missing-cell',
  severity: 'warning',
  *find(table) {
    if (table.profile.rows < enoughForDistribution) return;
    const rareColumns = table.profile.columns.filter((column) => {
      const { missing } = natureOf(column);
      return missing > 0 && missing <= column.cells * rare && !isSpokenFor(table, column);
    });
    const seen = new Map<number, { lead: ColumnProfile; names: string[] }>();
    for (const column of rareColumns) {
      for (const place of column.kind(CellKind.Empty).cells) {
        const row = seen.get(place.row);
        if (row) row.names.push(nameAmong(column));
        else seen.set(place.row, { lead: column, names: [nameAmong(column)] });
      }
    }
    for (const column of rareColumns) {
      const { cells, count } = column.kind(CellKind.Empty);
      // A row that lacks several values lacks them for one reason: said at the first of its cells.
      const leads = cells.filter((place) => seen.get(place.row)?.lead === column);
      const others = count - (count > cells.length ? 0 : cells.length - leads.length);
      if (leads.length === 0 || others <= 0) continue;
      const filled = natureOf(column).filled;
      yield cellCause(column, { by: 'places', count: others, places: leads }, others, {
        every: { by: 'kinds', kinds: [CellKind.Empty] },
        severity: count > column.cells * veryRare ? 'hint' : 'warning',
        explain: ({ place }) => explained(missingCellMessage(column, filled, seen.get(place.row)?.names ?? [])),
        explainMore: (more) => `${plural(more, 'more cell')} of ${nameOf(column)} ${more === 1 ? 'is' : 'are'} empty.`,
      });
    }
  },
};

function missingCellMessage(column: ColumnProfile, filled: number, names: readonly string[]): string {
  const are = names.length > 1 ? 'are' : 'is';
  return `${listed(names.length > 0 ? names : [nameAmong(column)])} ${are} empty here; ${formatCount(filled)} of ${formatCount(column.cells)} rows have ${nameOf(column)}. Many models drop or refuse the row. Fill it in, or drop it.`;
}

export const missingAllRow: Check = {
  id: 'missing-all-row',
  severity: 'warning',
  *find(table) {
    const { hollow, width } = table.profile.structure;
    if (hollow.count === 0 || width < 4 || hollow.count > table.profile.rows / 2) return;
    yield rowCause(placesOf(hollow, { kind: 'hollow' }), hollow.count, {
      explain: ({ place }) => {
        const words = table.record(place).filter(({ text }) => missingWords.has(text.trim().toLowerCase()));
        if (words.length > 0) return explained(wordsOnly([...new Set(words.map(({ text }) => quoted(text)))]));
        return explained(
          `All cells of this row are empty, but one at most: there is nothing to learn from it, and counts include it. Remove it.`,
          {
            kind: 'removeRow',
            title: `Remove Line ${table.lineNumber(place.start)}`,
          },
        );
      },
      explainMore: (more) =>
        `${plural(more, 'more row has', 'more rows have')} one value at most beside what is empty or says "missing".`,
    });
  },
};

/** What looks like a word for "missing" may be a value, as NA is Namibia: such a row is not empty for certain. */
function wordsOnly(words: readonly string[]): string {
  const [stand, one] = words.length === 1 ? ['stands', 'it'] : ['stand', 'one of them'];
  return `This row has one value at most if ${listed(words)} ${stand} for "missing". If so, remove it; if ${one} is a value, keep it.`;
}

export const labelMissing: Check = {
  id: 'label-missing',
  severity: 'error',
  *find(table) {
    const { target } = table.expectations;
    const column = table.profile.columns.find((each) => isNamed(target, each));
    if (column === undefined) return;
    const { missing } = natureOf(column);
    if (missing === 0) return;
    yield cellCause(column, { by: 'kinds', kinds: missingKinds }, missing, {
      explain: ({ text }) =>
        explained(
          `${nameOf(column)} is ${text.trim() === '' ? 'empty' : quoted(text)}; a row without its label trains nothing. Fill it in, or drop the row.`,
        ),
      explainMore: (more) =>
        `${plural(more, 'more row has', 'more rows have')} no label in ${nameOf(column)}. Fill it in, or drop them.`,
    });
  },
};

/** Declared as possibly empty, which is no fault then, or as never empty, or as the label: those have checks of their own. */
function isSpokenFor({ expectations }: TableContext, column: ColumnProfile): boolean {
  return declaredFor(expectations, column)?.nullable !== undefined || isNamed(expectations.target, column);
}
