import { agoText, columnText, spanText } from '../../../src/base/numberText';
import type { ColumnRef } from '../../../src/protocol/experiments/column';

/** A number of a column in the words of the table; `now`: milliseconds since 1970, for ages. */
export function columnNumber(column: ColumnRef, value: number, decimals: number, now: number): string {
  if (column.kind !== 'attribute') return columnText(value, decimals);
  switch (column.key) {
    case 'started':
    case 'ended':
      return agoText(value, now);
    case 'duration':
      return spanText(value);
    case 'starred':
    case 'archived':
    case 'partly':
    case 'gone':
      return value === 1 ? 'yes' : '';
    default:
      return columnText(value, decimals);
  }
}
