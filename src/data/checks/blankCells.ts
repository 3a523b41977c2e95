import { plural } from '../../base/text';
import { CellFlag } from '../profile/cellKind';
import type { ColumnProfile } from '../profile/tableProfile';
import { cellCause, columnCause, explained } from './cause';
import type { Cause } from './check';
import { isProse, mostCells, natureOf } from './nature';
import { setMissing, wordHarm } from './missingWord';
import { nameOf, quoted } from './shown';

/** Cells that look empty and are not: readers take blanks for text, so that nothing is missing there. */
export function* blankCells(column: ColumnProfile): Iterable<Cause> {
  const { count } = column.flag(CellFlag.OnlyBlanks);
  const { filled, main } = natureOf(column);
  if (count === 0 || filled === 0) return;
  const select = { by: 'flags', flags: [CellFlag.OnlyBlanks] } as const;
  const harm = wordHarm(column, main, ' ');
  if (count > mostCells || isProse(column)) {
    const hold = `${plural(count, 'cell')} of ${nameOf(column)} ${count === 1 ? 'holds' : 'hold'} only blanks`;
    const message = `${hold}: pandas does not take them for missing. ${harm} Leave ${count === 1 ? 'it' : 'them'} empty.`;
    yield columnCause(column, message, { select, count }, isProse(column) ? 'info' : undefined);
    return;
  }
  yield cellCause(column, select, count, {
    explain: ({ text }) =>
      explained(
        `${quoted(text)} holds only blanks: pandas does not take it for missing. ${harm} Leave it empty.`,
        setMissing(text),
      ),
    explainMore: (more) =>
      `${plural(more, 'more cell')} of ${nameOf(column)} ${more === 1 ? 'holds' : 'hold'} only blanks.`,
  });
}
