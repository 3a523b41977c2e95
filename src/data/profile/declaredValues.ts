import type { ColumnExpectation, ColumnType } from '../../project/expectations';
import { CellKind } from './cellKind';
import type { CellClass } from './classifyCell';

type DeclaredValue = NonNullable<ColumnExpectation['values']>[number];

const numberKinds: readonly CellKind[] = [
  ...[CellKind.Integer, CellKind.LeadingZero, CellKind.Decimal, CellKind.Thousands, CellKind.DecimalComma],
];
const yes = /^(true|t|yes|y|on)$/i;
const no = /^(false|f|no|n|off)$/i;
const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The values that `tend.yaml` lists for a column: numbers are compared as numbers, truth as truth, the rest as it is written. */
export class DeclaredValues {
  private readonly texts: ReadonlySet<string>;
  private readonly numbers: ReadonlySet<number>;
  private readonly truths: ReadonlySet<boolean>;
  private readonly isTruth: boolean;

  constructor(values: readonly DeclaredValue[], type: ColumnType | undefined) {
    this.texts = new Set(values.map(String));
    this.numbers = new Set(type === 'text' || type === 'boolean' ? [] : values.flatMap((it) => numberOf(it, type)));
    this.truths = new Set(type === 'text' ? [] : values.flatMap((it) => truthOf(it, type)));
    this.isTruth = type === 'boolean';
  }

  /** Whether a cell is written as one of them. */
  lists(text: string): boolean {
    return this.texts.has(text);
  }

  /** Whether a number is one of them. */
  listsNumber(value: number): boolean {
    return this.numbers.has(value);
  }

  /** Whether a cell holds one of them. */
  holds({ kind, number: value }: Pick<CellClass, 'kind' | 'number'>, text: () => string): boolean {
    if (this.lists(text())) return true;
    if (kind === CellKind.Boolean) return this.truths.has(yes.test(text().trim()));
    if (!numberKinds.includes(kind)) return false;
    if (this.isTruth) return (value === 0 || value === 1) && this.truths.has(value === 1);
    return this.numbers.has(value) || (kind === CellKind.Thousands && this.numbers.has(withComma(text())));
  }
}

function numberOf(value: DeclaredValue, type: ColumnType | undefined): readonly number[] {
  if (typeof value === 'number') return [value];
  const isNumber = type === 'integer' || type === 'number';
  return isNumber && typeof value === 'string' && number.test(value.trim()) ? [Number(value)] : [];
}

function truthOf(value: DeclaredValue, type: ColumnType | undefined): readonly boolean[] {
  if (typeof value === 'boolean') return [value];
  if (type !== 'boolean') return [];
  const text = String(value).trim();
  if (yes.test(text) || text === '1') return [true];
  return no.test(text) || text === '0' ? [false] : [];
}

/** 1,500 among numbers with decimal commas: one and a half. */
function withComma(text: string): number {
  return Number(text.trim().replace(',', '.'));
}
