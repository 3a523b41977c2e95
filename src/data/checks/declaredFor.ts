import type { ColumnExpectation, Expectations } from '../../project/expectations';
import { CellFlag } from '../profile/cellKind';
import { expectationOf } from '../profile/declared';
import type { ColumnProfile } from '../profile/tableProfile';
import { natureOf } from './nature';

/** What `tend.yaml` says of a column, blanks around its name forgiven. */
export function declaredFor(expectations: Expectations, column: ColumnProfile): ColumnExpectation | null {
  return column.header === null ? null : expectationOf(expectations, column.name);
}

/** Fewest cells that show a declared type to be wrong of a whole column. */
const enoughForColumn = 4;

/** Whether no cell of a column is of its declared type: that is one fault, and not as many as there are cells. */
export function isOfOtherType(column: ColumnProfile): boolean {
  const { count } = column.flag(CellFlag.WrongType);
  return count >= enoughForColumn && count === natureOf(column).filled;
}

/** Whether `tend.yaml` names this column as its target, id or time. */
export function isNamed(name: string | null, column: ColumnProfile): boolean {
  return name !== null && column.header !== null && name.trim() === column.name.trim();
}
