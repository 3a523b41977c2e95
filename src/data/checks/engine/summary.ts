import { isIdentifierName } from '../../profile/identifiers';
import { declaredFor, isNamed } from '../declaredFor';
import type { Expectations } from '../../../project/expectations';
import { CellFlag, CellKind } from '../../profile/cellKind';
import type { ColumnProfile, TableProfile } from '../../profile/tableProfile';
import type { ColumnSummary, InferredType } from '../../report';
import { countOf, dateKinds, isCategorical, natureOf, writesCommas } from '../nature';
import { edgesOf } from './edges';

/** Values shown of a column. */
const topValues = 10;
const levels = ['0.01', '0.05', '0.25', '0.5', '0.75', '0.95', '0.99'] as const;

/** The columns as reports show them; `torn` are values of rows with another number of cells, by index of the column. */
export function summarizeColumns(
  profile: TableProfile,
  expectations: Expectations,
  torn: ReadonlyMap<number, readonly string[]>,
): ColumnSummary[] {
  return profile.columns.map((column) => {
    const values = torn.get(column.index) ?? [];
    return { ...summarize(column, expectations), ...(values.length > 0 && { torn: values }) };
  });
}

function summarize(column: ColumnProfile, expectations: Expectations): ColumnSummary {
  const { missing } = natureOf(column);
  const type = inferType(column, expectations);
  const numbers =
    type === 'integer' || type === 'number' || (type === 'id' && natureOf(column).main === 'number')
      ? column.numbers
      : null;
  const texts =
    numbers === null && (type === 'date' || type === 'datetime' || type === 'time') ? edgesOf(column) : null;
  const { values, complete, count } = column.distinct;
  // What counts as missing is no value, as in pandas.
  const present = values.filter(({ kind }) => kind !== CellKind.MissingWord);
  return {
    name: column.name,
    index: column.index,
    type,
    count: column.cells,
    missing,
    distinct: Math.max(present.length, count - (values.length - present.length)),
    distinctExact: complete,
    min: numbers === null ? (texts?.[0] ?? null) : exact(column, numbers.min),
    max: numbers === null ? (texts?.[1] ?? null) : exact(column, numbers.max),
    mean: finite(numbers?.mean),
    stddev: finite(numbers?.stddev),
    quantiles:
      numbers &&
      (Object.fromEntries(levels.map((level) => [level, finite(numbers.quantile(Number(level)))])) as Record<
        (typeof levels)[number],
        number | null
      >),
    quantileError: numbers === null ? null : numbers.quantileError,
    histogram: numbers === null ? null : numbers.histogram.map(({ from, to, count }) => ({ from, to, count })),
    top: present.slice(0, topValues).map(({ value, count }) => ({ value, count })),
  };
}

/** What a column holds, judged by most of its cells; what is declared goes before what is seen. */
function inferType(column: ColumnProfile, expectations: Expectations): InferredType {
  const nature = natureOf(column);
  const declared = declaredFor(expectations, column)?.type;
  if (nature.filled === 0) return 'empty';
  if (isNamed(expectations.id, column)) return 'id';
  if (declared !== undefined) return declared;
  if (column.repeats !== null && column.repeats.count <= nature.filled * 0.01 && isKeyLike(column)) return 'id';
  switch (nature.main) {
    case 'number':
      if (nature.numbers < nature.filled / 2 && !writesCommas(column)) return 'text';
      return isWhole(column) ? 'integer' : 'number';
    case 'date':
      return timed(column) > nature.dates / 2 ? 'datetime' : 'date';
    case 'time':
      return 'time';
    case 'boolean':
      return nature.booleans >= nature.filled * 0.9 ? 'boolean' : 'category';
    case 'text':
      return isCategorical(column) || (nature.filled < 30 && column.distinct.count <= nature.filled / 2)
        ? 'category'
        : 'text';
    case 'none':
      return 'empty';
  }
}

function isKeyLike(column: ColumnProfile): boolean {
  return isIdentifierName(column.name) || natureOf(column).main === 'text';
}

function isWhole(column: ColumnProfile): boolean {
  const decimals = column.kind(CellKind.Decimal).count;
  if (column.kind(CellKind.DecimalComma).count > 0) return false;
  return (
    decimals === 0 ||
    (decimals === column.flag(CellFlag.Integral).count && column.kind(CellKind.Integer).count > decimals)
  );
}

function timed(column: ColumnProfile): number {
  const withTime = countOf(column, [CellKind.DateTimeIso, CellKind.DateTimeZoned]);
  if (withTime > 0) return withTime;
  const [sample] = column.distinct.values.filter(({ kind }) => dateKinds.includes(kind));
  return sample !== undefined && /\d:\d\d/.test(sample.value) ? natureOf(column).dates : 0;
}

/** Integers beyond 2^53 as the text they were written in, where it is known. */
function exact(column: ColumnProfile, value: number): number | string {
  if (Number.isSafeInteger(value) || !Number.isInteger(value)) return value;
  return column.distinct.values.find((entry) => entry.number === value)?.value ?? BigInt(value).toString();
}

function finite(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value;
}
