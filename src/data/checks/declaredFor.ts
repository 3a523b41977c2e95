import type { ColumnExpectation, Expectations } from '../../project/expectations';
import { CellFlag, CellKind } from '../profile/cellKind';
import { expectationOf } from '../profile/declared';
import { DeclaredValues } from '../profile/declaredValues';
import type { ColumnProfile } from '../profile/tableProfile';
import type { Selector } from './check';
import { countOf, natureOf, writesCommas } from './nature';
import { Suppressions } from './suppressions';

/** What `tend.yaml` says of a column, blanks around its name forgiven. */
export function declaredFor(expectations: Expectations, column: ColumnProfile): ColumnExpectation | null {
  return column.header === null ? null : expectationOf(expectations, column.name);
}

/** The values that `tend.yaml` lists for a column, as they are written; none where it lists none. */
export function declaredTexts(expectations: Expectations, column: ColumnProfile): readonly string[] {
  return declaredFor(expectations, column)?.values?.map(String) ?? [];
}

/** Whether `tend.yaml` allows a number by name: among the values that it lists, or within the range. */
export function allowsNumber(expectations: Expectations, column: ColumnProfile, value: number): boolean {
  const declared = declaredFor(expectations, column);
  const [low, high] = declared?.range ?? [];
  if (typeof low === 'number' && typeof high === 'number' && value >= low && value <= high) return true;
  const values = new DeclaredValues(declared?.values ?? [], declared?.type);
  return values.lists(String(value)) || values.listsNumber(value);
}

/** Whether `tend.yaml` allows a day (2026-04-03) by name: among the values that it lists, or within the range. */
export function allowsDay(expectations: Expectations, column: ColumnProfile, day: string): boolean {
  const declared = declaredFor(expectations, column);
  const [low, high] = declared?.range ?? [];
  if (typeof low === 'string' && typeof high === 'string' && day >= low.slice(0, 10) && day <= high.slice(0, 10))
    return true;
  return declaredTexts(expectations, column).some((value) => value.slice(0, 10) === day);
}

/** Fewest cells that show a declaration to be wrong of a whole column. */
const enoughForColumn = 4;

/** Share of the filled cells from which on it is the declaration that is doubtful, and not the cells. */
const nearlyAll = 0.9;

/** Numbers of a column that has decimal commas: the fraction of some has three digits, as a group of thousands has. */
const commaKinds: readonly CellKind[] = [CellKind.DecimalComma, CellKind.Thousands];
const pointKinds = Object.values(CellKind).filter((kind) => !commaKinds.includes(kind));

/** Whether a column holds what `tend.yaml` declares numbers, with decimal commas as its rule. */
export function isOfDeclaredCommas(expectations: Expectations, column: ColumnProfile): boolean {
  const isNumbers = natureOf(column).main === 'number' && declaredFor(expectations, column)?.type === 'number';
  return isNumbers && writesCommas(column);
}

/**
 * The cells of a column that are not of its declared type. Where decimal commas are the rule of a column of declared
 * numbers, they are numbers: how they are written is told by the check of decimal commas.
 */
export function wrongTypeOf(
  expectations: Expectations,
  column: ColumnProfile,
): { readonly select: Selector; readonly count: number } {
  const { count } = column.flag(CellFlag.WrongType);
  const select = { by: 'flags', flags: [CellFlag.WrongType] } as const;
  if (!isOfDeclaredCommas(expectations, column)) return { select, count };
  return { select: { ...select, kinds: pointKinds }, count: count - countOf(column, commaKinds) };
}

/** Whether hardly a cell of a column is of its declared type: that is one fault, and not as many as there are cells. */
export function isOfOtherType(expectations: Expectations, column: ColumnProfile): boolean {
  const { count } = wrongTypeOf(expectations, column);
  const type = declaredFor(expectations, column)?.type;
  // A day that does not exist is a fault of its cell: the column is one of dates, as declared.
  const isDated = type === 'date' || type === 'datetime';
  return isOfColumn(column, isDated ? count - column.kind(CellKind.DateImpossible).count : count);
}

/** Whether hardly a cell of a column lies in its declared range. Where a person keeps some of them, each is still told by itself. */
export function isOfOtherRange({ suppress }: Expectations, column: ColumnProfile): boolean {
  const isOfAll = isOfColumn(column, column.flag(CellFlag.OutOfRange).count);
  return isOfAll && !new Suppressions(suppress, 'schema-range', column.name).any;
}

function isOfColumn(column: ColumnProfile, count: number): boolean {
  return count >= enoughForColumn && count >= natureOf(column).filled * nearlyAll;
}

/** Whether `tend.yaml` names this column as its target, id or time. */
export function isNamed(name: string | null, column: ColumnProfile): boolean {
  return name !== null && column.header !== null && name.trim() === column.name.trim();
}
