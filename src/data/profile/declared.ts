import type { ColumnExpectation, ColumnType, Expectations } from '../../project/expectations';
import { CellFlag, CellKind } from './cellKind';
import type { CellClass } from './classifyCell';
import { DeclaredValues } from './declaredValues';

const numbers: readonly CellKind[] = [CellKind.Integer, CellKind.LeadingZero, CellKind.Decimal, CellKind.NotFinite];
const days: readonly CellKind[] = [
  ...[CellKind.DateIso, CellKind.DateYearFirst, CellKind.DateDayFirst, CellKind.DateMonthFirst],
  ...[CellKind.DateAmbiguous, CellKind.DateTwoDigitYear, CellKind.DateNamed],
];

/** Kinds that a declared type allows beside missing ones; a type that is not here allows everything. */
const allowed: Readonly<Partial<Record<ColumnType, readonly CellKind[]>>> = {
  integer: [CellKind.Integer, CellKind.LeadingZero],
  number: numbers,
  boolean: [CellKind.Boolean],
  date: days,
  datetime: [...days, CellKind.DateTimeIso, CellKind.DateTimeZoned],
};

/** Whether cells of this kind hold no value. */
export function isMissing(kind: CellKind): boolean {
  return kind === CellKind.Empty || kind === CellKind.MissingWord;
}

/** Whether cells of this kind go into the number summary of their column; the module in `simd` decides it the same way. */
export function isSummarized(kind: CellKind): boolean {
  return (kind > CellKind.MissingWord && kind <= CellKind.LeadingZero) || kind === CellKind.DecimalComma;
}

/** What `tend.yaml` says of a column by its name, blanks around the name forgiven. */
export function expectationOf(expectations: Pick<Expectations, 'columns'>, name: string): ColumnExpectation | null {
  for (const key of [name, name.trim()])
    if (Object.hasOwn(expectations.columns, key)) return expectations.columns[key] ?? null;
  return null;
}

/** Judges the cells of one column by what is declared for it. */
export class DeclaredRule {
  private readonly values: DeclaredValues | null;
  private readonly kinds: readonly CellKind[] | null;
  private readonly low: number;
  private readonly high: number;
  private readonly dates: boolean;

  constructor(private readonly expectation: ColumnExpectation) {
    const { values, type, range } = expectation;
    this.values = values === undefined ? null : new DeclaredValues(values, type);
    this.kinds = type === undefined ? null : (allowed[type] ?? null);
    this.dates = range?.some((edge) => typeof edge === 'string') === true;
    this.low = bound(range?.[0], 'start') ?? -Infinity;
    this.high = bound(range?.[1], 'end') ?? Infinity;
  }

  /** The kind, but that a word for "missing" which the declared values list is a value like others. */
  kind(kind: CellKind, text: () => string): CellKind {
    return kind === CellKind.MissingWord && this.values?.lists(text()) === true ? CellKind.Text : kind;
  }

  /** The flags that a cell gets for what is declared. */
  flags(cell: Pick<CellClass, 'kind' | 'flags' | 'number' | 'instant'>, text: () => string): number {
    if (isMissing(cell.kind)) return 0;
    let flags = 0;
    if (this.isWrongType(cell)) flags |= 1 << CellFlag.WrongType;
    if (this.values !== null && !this.values.holds(cell, text)) flags |= 1 << CellFlag.NotDeclared;
    const position = this.dates ? cell.instant : isSummarized(cell.kind) ? cell.number : NaN;
    if (position < this.low || position > this.high) flags |= 1 << CellFlag.OutOfRange;
    return flags;
  }

  private isWrongType({ kind, flags, number }: Pick<CellClass, 'kind' | 'flags' | 'number'>): boolean {
    if (this.kinds === null || this.kinds.includes(kind)) return false;
    // 12.0 is what remains of 12 where a column once had gaps; 0 and 1 are how most programs write truth.
    if (this.expectation.type === 'integer') return (flags & (1 << CellFlag.Integral)) === 0;
    return !(this.expectation.type === 'boolean' && kind === CellKind.Integer && (number === 0 || number === 1));
  }
}

/** A bound as a number: itself, or the first or last millisecond of a day, or a moment. */
function bound(value: number | string | undefined, edge: 'start' | 'end'): number | null {
  if (value === undefined || typeof value === 'number') return value ?? null;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value);
  const zoned = day || /(Z|[+-]\d{2}:?\d{2})$/i.test(value);
  const instant = Date.parse(zoned ? value : `${value.replace(' ', 'T')}Z`);
  if (Number.isNaN(instant)) return null;
  return day && edge === 'end' ? instant + 86_399_999 : instant;
}
