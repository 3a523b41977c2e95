import { declaredFor, isNamed, isOfDeclaredCommas, isOfOtherType } from './declaredFor';
import { formatCount, plural } from '../../base/text';
import { CellFlag, CellKind } from '../profile/cellKind';
import type { ColumnProfile } from '../profile/tableProfile';
import { cellCause, columnCause, explained } from './cause';
import type { Cause, Check, Selector, TableContext } from './check';
import { commaAdvice } from './commaAdvice';
import { lostZeros } from './lostZeros';
import { enoughCells, natureOf, plainNumberKinds, writesCommas, type Nature } from './nature';
import { asDouble, fitsDouble, withComma, withoutGroups, withPoint, writesPoint } from './numberText';
import { nameOf, quoted } from './shown';

export const numberThousands: Check = {
  id: 'number-thousands',
  severity: 'warning',
  *find(table) {
    for (const { column, nature } of writtenNumbers(table)) {
      if (writesCommas(column)) yield* pointsAmongCommas(column, CellKind.Thousands);
      else {
        yield* oddNumbers(table, column, CellKind.Thousands, {
          what: 'a thousands separator',
          all: (text, count) =>
            `${count === nature.numberLike ? `Every number of ${nameOf(column)} has` : `${formatCount(count)} of ${formatCount(nature.numberLike)} numbers of ${nameOf(column)} have`} thousands separators (${quoted(text, 20)}): the column loads as text. Write them without.`,
          mend: (text) => ({ text: withoutGroups(text), title: 'Remove thousands separator' }),
        });
      }
    }
  },
};

export const numberDecimalComma: Check = {
  id: 'number-decimal-comma',
  severity: 'warning',
  *find(table) {
    for (const { column } of writtenNumbers(table)) {
      yield* oddNumbers(table, column, CellKind.DecimalComma, {
        what: 'a decimal comma',
        all: (text) =>
          `The numbers of ${nameOf(column)} have decimal commas (${quoted(text, 20)}): the column loads as text. ${commaAdvice(table, column)}`,
        mend: (text) => ({ text: withPoint(text), title: 'Write a decimal point' }),
      });
      if (writesCommas(column)) yield* pointsAmongCommas(column, CellKind.Decimal);
    }
  },
};

/** Numbers with a decimal point in a column of decimal commas. There, 3,800 is a fraction and 1.604 a group. */
function* pointsAmongCommas(column: ColumnProfile, kind: CellKind): Iterable<Cause> {
  const { values, complete } = column.distinct;
  if (!complete) return;
  const odd = values.filter((entry) => entry.kind === kind && writesPoint(entry.value));
  const count = odd.reduce((sum, entry) => sum + entry.count, 0);
  if (count === 0) return;
  const commas = column.kind(CellKind.DecimalComma).count;
  yield cellCause(column, { by: 'values', values: new Set(odd.map(({ value }) => value)) }, count, {
    explain: ({ text }) => {
      const right = withComma(text);
      return explained(
        `${quoted(text)} has a decimal point; ${formatCount(commas)} other values have decimal commas. However the column is loaded, one of the two is wrong. Write ${right}.`,
        { kind: 'replace', title: `Write a decimal comma: ${right}`, text: right },
      );
    },
    explainMore: (more) =>
      `${plural(more, 'more number')} of ${nameOf(column)} ${more === 1 ? 'has a decimal point' : 'have decimal points'} among decimal commas.`,
  });
}

export const numberNonfinite: Check = {
  id: 'number-nonfinite',
  severity: 'warning',
  *find(table) {
    for (const { column, nature } of numberColumns(table)) {
      const { count } = column.kind(CellKind.NotFinite);
      if (count === 0 || count === nature.numberLike) continue;
      yield cellCause(column, { by: 'kinds', kinds: [CellKind.NotFinite] }, count, {
        explain: ({ text }) =>
          explained(
            `${quoted(text)} is not a finite number: the mean of ${nameOf(column)} becomes infinite, and most models stop. Leave it empty, or write the value.`,
            { kind: 'replace', title: `Set Missing (${quoted(text)} becomes empty)`, text: '' },
          ),
        explainMore: (more) =>
          `${plural(more, 'more cell')} of ${nameOf(column)} ${more === 1 ? 'is' : 'are'} not finite.`,
      });
    }
  },
};

export const numberPrecision: Check = {
  id: 'number-precision',
  severity: 'warning',
  *find(table) {
    for (const { column, nature } of numberColumns(table)) {
      const { count } = column.flag(CellFlag.Imprecise);
      if (count === 0 || isDeclaredText(table, column)) continue;
      if (count > nature.filled / 10 && count > 3) {
        const message = manyImprecise(table, column);
        const select = { by: 'flags', flags: [CellFlag.Imprecise], kinds: [CellKind.Integer] } as const;
        const each = (text: string): string | null => imprecise(column, text);
        if (message !== null) yield columnCause(column, message, { select, count, each });
        continue;
      }
      const unfit = unfitCells(table, column);
      if (unfit === null) continue;
      yield cellCause(column, unfit.select, unfit.count, {
        explain: ({ text }) => {
          const message = imprecise(column, text);
          return message === null ? null : explained(message);
        },
        explainMore: (more) =>
          `${plural(more, 'more number')} of ${nameOf(column)} ${more === 1 ? 'does' : 'do'} not fit a double.`,
      });
    }
  },
};

export const numberLeadingZero: Check = {
  id: 'number-leading-zero',
  severity: 'info',
  *find(table) {
    for (const { column } of numberColumns(table)) {
      const { count, cells } = column.kind(CellKind.LeadingZero);
      const [first] = cells;
      if (count === 0 || first === undefined) continue;
      const lost = lostZeros(table, column);
      if (lost !== null) yield lost;
      if (isDeclaredText(table, column)) continue;
      const text = table.text(first);
      if (text.trim().replace(/^0+/, '') === '') continue;
      const each = (own: string): string =>
        `${quoted(own)} loses its zero as a number and no longer joins (${plural(count, 'value')} of ${nameOf(column)}). Declare ${nameOf(column)} as text.`;
      const select = { by: 'kinds', kinds: [CellKind.LeadingZero] } as const;
      yield columnCause(column, each(text), { select, count, each });
    }
  },
};

/** The rule of Google's Data Linter (Hynes 2017), with the spellings of other countries. */
const postalName = /(^|[\W_])(zip|zip_?code|postal_?code|post_?code|postcode|plz)([\W_]|\d|$)/i;

export const zipAsNumber: Check = {
  id: 'zip-as-number',
  severity: 'info',
  *find(table) {
    for (const { column, nature } of numberColumns(table)) {
      const spaced = column.name.replace(/(?<=[a-z])(?=[A-Z])/g, '_');
      if (!postalName.test(spaced) || isDeclaredText(table, column)) continue;
      if (column.kind(CellKind.LeadingZero).count > 0 || nature.numbers < enoughCells) continue;
      const cells = { select: { by: 'kinds', kinds: plainNumberKinds }, count: nature.numbers } as const;
      const message = `${nameOf(column)} holds postal codes: as numbers they lose leading zeros, and a model adds them up. Declare it as text.`;
      // Its cells are right; it is the reading of the column that goes wrong.
      const { select: _cells, ...cause } = columnCause(column, message, cells);
      yield cause;
    }
  },
};

/** Columns that are mostly numbers, whatever way these are written. */
export function* numberColumns(
  table: TableContext,
): Iterable<{ readonly column: ColumnProfile; readonly nature: Nature }> {
  for (const column of table.profile.columns) {
    const nature = natureOf(column);
    if (isOfNumbers(nature)) yield { column, nature };
  }
}

function isOfNumbers({ main, numberLike, filled }: Nature): boolean {
  return main === 'number' && numberLike >= filled * 0.5;
}

/** Whether `tend.yaml` says that these digits are no number. */
export function isDeclaredText(table: TableContext, column: ColumnProfile): boolean {
  const type = declaredFor(table.expectations, column)?.type;
  return type === 'text' || type === 'category' || isNamed(table.expectations.id, column);
}

interface OddWriting {
  readonly what: string;
  all(text: string, count: number): string;
  mend(text: string): { readonly text: string; readonly title: string };
}

/** Columns of numbers that are enough to show how they are usually written, and meant as numbers. */
function* writtenNumbers(table: TableContext): ReturnType<typeof numberColumns> {
  for (const each of numberColumns(table)) if (isOfWrittenNumbers(table, each.column)) yield each;
}

/** Whether a column is one of numbers of which is told how they are written. */
export function isOfWrittenNumbers(table: TableContext, column: ColumnProfile): boolean {
  // What its declared type says of the whole column is all that there is to say.
  if (isOfOtherType(table.expectations, column) || isDeclaredText(table, column)) return false;
  const isEnough = natureOf(column).numberLike >= enoughCells || isOfDeclaredCommas(table.expectations, column);
  return isOfNumbers(natureOf(column)) && isEnough;
}

/** Numbers written in a way that only few readers understand: cell by cell where they are few, else once for the column. */
function* oddNumbers(table: TableContext, column: ColumnProfile, kind: CellKind, writing: OddWriting): Iterable<Cause> {
  const { numberLike } = natureOf(column);
  const { count, cells } = column.kind(kind);
  const [first] = cells;
  if (first === undefined) return;
  const select = { by: 'kinds', kinds: [kind] } as const;
  if (count > numberLike / 2) {
    const each = (text: string): string => writing.all(text, count);
    yield columnCause(column, each(table.text(first)), { select, count, each });
    return;
  }
  const others = numberLike - count;
  yield cellCause(column, select, count, {
    explain: ({ text }) => {
      const { text: right, title } = writing.mend(text);
      const rest =
        count === 1
          ? `the other ${formatCount(others)} values have none`
          : `${formatCount(others)} other values have none`;
      return explained(`${quoted(text)} has ${writing.what}; ${rest}. The column would load as text. Write ${right}.`, {
        kind: 'replace',
        title: `${title}: ${right}`,
        text: right,
      });
    },
    explainMore: (more) =>
      `${plural(more, 'more number')} of ${nameOf(column)} ${more === 1 ? 'has' : 'have'} ${writing.what}.`,
  });
}

/** What a number becomes that does not fit a double; null of one that does, and of a fraction that only loses digits. */
function imprecise(column: ColumnProfile, text: string): string | null {
  const number = text.trim();
  if (/^[+-]?[1-9]\d*$/.test(number))
    return fitsDouble(number)
      ? null
      : `${number} does not fit a double: it becomes ${asDouble(number)}, perhaps another record. Declare ${nameOf(column)} text.`;
  return Number.isFinite(Number(number))
    ? null
    : `${number} does not fit a double: it becomes infinite, and so does the mean of ${nameOf(column)}. Write the value, or leave it empty.`;
}

/** The cells of few whose numbers do not fit a double, exactly where all are known; null for none. */
function unfitCells(table: TableContext, column: ColumnProfile): { select: Selector; count: number } | null {
  const { count, cells } = column.flag(CellFlag.Imprecise);
  const places = cells.filter((place) => imprecise(column, table.text(place)) !== null);
  if (places.length === 0) return null;
  if (count === cells.length) return { select: { by: 'places', count: places.length, places }, count: places.length };
  const kinds = [CellKind.Integer, CellKind.Decimal];
  return { select: { by: 'flags', flags: [CellFlag.Imprecise], kinds }, count };
}

/** Says of many integers beyond 2^53 which do not fit, as far as they are known; null where all that are known do. */
function manyImprecise(table: TableContext, column: ColumnProfile): string | null {
  const { count, cells } = column.flag(CellFlag.Imprecise);
  const { values, complete } = column.distinct;
  const texts = complete
    ? values.map(({ value, count }) => [value.trim(), count] as const)
    : cells.map((place) => [table.text(place).trim(), 1] as const);
  const known = texts.filter(([text]) => /^[+-]?\d+$/.test(text));
  const broken = known.filter(([text]) => !fitsDouble(text));
  const [sample] = broken[0] ?? [];
  if (sample === undefined) return null;
  const becomes = `do not fit a double (${sample} becomes ${asDouble(sample)})`;
  if (!complete && count > cells.length)
    return `Many of the ${formatCount(count)} numbers of ${nameOf(column)} beyond 2^53 ${becomes}: two keys may become one. Declare it text.`;
  const keys = new Set(known.map(([text]) => BigInt(text.replace('+', ''))));
  const isMerged = new Set([...keys].map(Number)).size < keys.size;
  const harm = isMerged ? 'two keys become one' : 'a join finds nothing, or another record';
  const unfit = broken.reduce((sum, [, times]) => sum + times, 0);
  return `${plural(unfit, 'value')} of ${nameOf(column)} ${becomes}: ${harm}. Declare it text.`;
}
