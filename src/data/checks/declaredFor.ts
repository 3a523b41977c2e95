import type { ColumnExpectation, Expectations } from '../../project/expectations';
import { expectationOf } from '../profile/declared';
import type { ColumnProfile } from '../profile/tableProfile';

/** What `tend.yaml` says of a column, blanks around its name forgiven. */
export function declaredFor(expectations: Expectations, column: ColumnProfile): ColumnExpectation | null {
  return column.header === null ? null : expectationOf(expectations, column.name);
}

/** Whether `tend.yaml` names this column as its target, id or time. */
export function isNamed(name: string | null, column: ColumnProfile): boolean {
  return name !== null && column.header !== null && name.trim() === column.name.trim();
}
