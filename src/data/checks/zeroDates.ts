import { plural } from '../../base/text';
import { CellKind } from '../profile/cellKind';
import type { ColumnProfile } from '../profile/tableProfile';
import { columnCause } from './cause';
import type { Cause } from './check';
import { listed, nameOf, quoted } from './shown';

/** What MySQL writes where it knows no day. */
const zeroDate = /^0000-00-00(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/;

/** Days of noughts where hardly another date stands, to which they could be compared: they are no value in any column. */
export function* zeroDates(column: ColumnProfile): Iterable<Cause> {
  const zeros = column.distinct.values.filter(
    ({ kind, value }) => kind === CellKind.DateImpossible && zeroDate.test(value.trim()),
  );
  if (zeros.length === 0) return;
  const count = zeros.reduce((sum, zero) => sum + zero.count, 0);
  const read = `${count === 1 ? 'reads' : 'read'} ${listed(zeros.map(({ value }) => quoted(value)))}`;
  yield columnCause(
    column,
    `${plural(count, 'cell')} of ${nameOf(column)} ${read}, which databases write for "no date": there is no such day. Loading stops, or makes text of the column. Leave ${count === 1 ? 'it' : 'them'} empty.`,
    { select: { by: 'values', values: new Set(zeros.map(({ value }) => value)) }, count },
  );
}
