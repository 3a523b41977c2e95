import { formatCount, plural } from '../../base/text';
import { CellKind } from '../profile/cellKind';
import type { ColumnProfile } from '../profile/tableProfile';
import { cellCause, columnCause, explained } from './cause';
import type { Cause, Check, Selector } from './check';
import { enoughCells, natureOf } from './nature';
import { isDeclaredText } from './numbers';
import { splitUnit } from './numberText';
import { listed, nameOf, quoted } from './shown';

/** More spellings than this are no units but a text that begins with a number. */
const mostUnits = 6;

/** Share of numbers, with and without a unit, that makes a column one of numbers. */
const mostlyNumbers = 0.9;

export const numberUnitSuffix: Check = {
  id: 'number-unit-suffix',
  severity: 'warning',
  title: 'Units written into the numbers',
  *find(table) {
    for (const column of table.profile.columns) {
      if (column.kind(CellKind.NumberWithUnit).count === 0 || isDeclaredText(table, column)) continue;
      const measured = unitsOf(column);
      const { filled, numbers } = natureOf(column);
      if (filled < enoughCells || measured.units.length > mostUnits) continue;
      if (measured.count + numbers < filled * mostlyNumbers) continue;
      if (measured.count > filled / 2) yield mostly(column, measured);
      else yield fewUnits(column, measured, numbers);
    }
  },
};

/** The cells of a column that are a number and something behind or before it. */
interface Measured {
  /** The most frequent first. */
  readonly units: readonly string[];
  readonly select: Selector;
  readonly count: number;
}

function unitsOf(column: ColumnProfile): Measured {
  const { values, complete } = column.distinct;
  if (!complete) {
    const units = [...column.units].sort((a, b) => b[1] - a[1]).map(([unit]) => unit);
    const { count } = column.kind(CellKind.NumberWithUnit);
    return { units, select: { by: 'kinds', kinds: [CellKind.NumberWithUnit] }, count };
  }
  const counts = new Map<string, number>();
  const found = new Set<string>();
  let count = 0;
  for (const entry of values) {
    if (entry.kind !== CellKind.NumberWithUnit && entry.kind !== CellKind.Text) continue;
    const parts = splitUnit(entry.value);
    if (parts === null) continue;
    counts.set(parts.unit, (counts.get(parts.unit) ?? 0) + entry.count);
    found.add(entry.value);
    count += entry.count;
  }
  const units = [...counts].sort((a, b) => b[1] - a[1]).map(([unit]) => unit);
  return { units, select: { by: 'values', values: found }, count };
}

/** A unit in nearly every cell: said once; where it is spelled in several ways that is worse. */
function mostly(column: ColumnProfile, { units, select, count }: Measured): Cause {
  const spellings = listed(
    units.map((unit) => quoted(unit, 12)),
    4,
  );
  return columnCause(
    column,
    units.length > 1
      ? `${nameOf(column)} spells its unit in ${units.length} ways (${spellings}): it loads as text, equal amounts as different. Keep the numbers only.`
      : `Every value of ${nameOf(column)} carries its unit (${spellings}): it loads as text. Keep the numbers, and put the unit into the name.`,
    { select, count },
    units.length > 1 ? 'warning' : 'info',
  );
}

function fewUnits(column: ColumnProfile, { select, count }: Measured, others: number): Cause {
  return cellCause(column, select, count, {
    explain: ({ text }) => {
      const parts = splitUnit(text);
      // A percent sign may mean that the number is a hundredth of what it says.
      const certain = parts !== null && parts.unit !== '%';
      const advice = certain ? `Write ${parts.number}.` : 'Write it as the others are.';
      return explained(
        `${quoted(text)} carries ${parts ? `the unit ${quoted(parts.unit, 12)}` : 'a unit'}; ${formatCount(others)} other values have none. The column would load as text. ${advice}`,
        certain ? { kind: 'replace', title: `Remove the unit: ${parts.number}`, text: parts.number } : null,
      );
    },
    explainMore: (more) =>
      `${plural(more, 'more number')} of ${nameOf(column)} ${more === 1 ? 'carries' : 'carry'} a unit.`,
  });
}
