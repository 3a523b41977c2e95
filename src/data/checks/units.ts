import { plural } from '../../base/text';
import { CellKind } from '../profile/cellKind';
import type { ColumnProfile } from '../profile/tableProfile';
import { cellCause, columnCause, explained } from './cause';
import type { Cause, Check } from './check';
import { enoughCells, type Nature } from './nature';
import { isDeclaredText, numberColumns } from './numbers';
import { splitUnit } from './numberText';
import { figure, listed, nameOf, quoted } from './shown';

/** More spellings than this are no units but a text that begins with a number. */
const mostUnits = 6;

export const numberUnitSuffix: Check = {
  id: 'number-unit-suffix',
  severity: 'warning',
  title: 'Units written into the numbers',
  *find(table) {
    for (const { column, nature } of numberColumns(table)) {
      const { count } = column.kind(CellKind.NumberWithUnit);
      if (count === 0 || nature.numberLike < enoughCells || nature.numberLike < nature.filled * 0.9) continue;
      if (column.units.size > mostUnits || isDeclaredText(table, column)) continue;
      if (count > nature.numberLike / 2) yield* mostly(column, count);
      else yield fewUnits(column, nature, count);
    }
  },
};

/** A unit in nearly every cell: said once; where it is spelled in several ways that is worse. */
function* mostly(column: ColumnProfile, count: number): Iterable<Cause> {
  const units = [...column.units].sort((a, b) => b[1] - a[1]).map(([unit]) => unit);
  const select = { by: 'kinds', kinds: [CellKind.NumberWithUnit] } as const;
  const [usual] = units;
  if (usual === undefined) return;
  yield columnCause(
    column,
    units.length > 1
      ? `${nameOf(column)} spells its unit in ${units.length} ways (${listed(
          units.map((unit) => quoted(unit, 12)),
          4,
        )}): it loads as text, of too many values. Keep the numbers, put the unit into the name.`
      : `Every value of ${nameOf(column)} carries its unit (${quoted(usual, 12)}): the column loads as text. Keep the numbers, put the unit into the name.`,
    { select, count },
    units.length > 1 ? 'warning' : 'info',
  );
}

function fewUnits(column: ColumnProfile, nature: Nature, count: number): Cause {
  const others = nature.numberLike - count;
  return cellCause(column, { by: 'kinds', kinds: [CellKind.NumberWithUnit] }, count, {
    explain: ({ text }) => {
      const parts = splitUnit(text);
      // A percent sign may mean that the number is a hundredth of what it says.
      const certain = parts !== null && parts.unit !== '%';
      const advice = parts === null || !certain ? 'Write it as the others are.' : `Write ${parts.number}.`;
      return explained(
        `${quoted(text)} carries ${parts ? `the unit ${quoted(parts.unit, 12)}` : 'a unit'}; ${figure(others)} other values have none. The column would load as text. ${advice}`,
        certain ? { kind: 'replace', title: `Remove the unit: ${parts.number}`, text: parts.number } : null,
      );
    },
    explainMore: (more) =>
      `${plural(more, 'more number')} of ${nameOf(column)} ${more === 1 ? 'carries' : 'carry'} a unit.`,
  });
}
