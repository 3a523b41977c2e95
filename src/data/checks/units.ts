import { formatCount, plural } from '../../base/text';
import { CellKind } from '../profile/cellKind';
import type { ColumnProfile } from '../profile/tableProfile';
import { unitWords } from '../profile/words';
import { cellCause, columnCause, explained } from './cause';
import type { Cause, Check, Selector, TableContext } from './check';
import { isOfOtherType } from './declaredFor';
import { epochUnits } from './epochs';
import { keptPlaces } from './kept';
import { enoughCells, natureOf, plainNumberKinds, writesCommas } from './nature';
import { isDeclaredText } from './numbers';
import { splitCommaUnit, splitUnit, valueOf, withDigits } from './numberText';
import { figure, listed, nameOf, quoted } from './shown';
import { isNamedAfter, magnitudeOf, unitKey } from './unitName';

/** More spellings than this are no units but a text that begins with a number. */
const mostUnits = 6;

/** Share of numbers, with and without a unit, that makes a column one of numbers. */
const mostlyNumbers = 0.9;

export const numberUnitSuffix: Check = {
  id: 'number-unit-suffix',
  severity: 'warning',
  *find(table) {
    for (const column of table.profile.columns) {
      if (!isDeclaredText(table, column)) yield* epochUnits(column);
      if (column.kind(CellKind.NumberWithUnit).count === 0 || isDeclaredText(table, column)) continue;
      if (isOfOtherType(table.expectations, column)) continue;
      const measured = unitsOf(column);
      const { filled } = natureOf(column);
      const bare = bareNumbersOf(column);
      if (filled < enoughCells || measured.units.length > mostUnits) continue;
      if (measured.count + bare < filled * mostlyNumbers) continue;
      if (measured.count > filled / 2) yield* mostly(table, column, measured);
      else yield fewUnits(column, measured, bare);
    }
  },
};

/** How many numbers of a column stand alone, decimal commas among them where these are its rule. */
function bareNumbersOf(column: ColumnProfile): number {
  const { numbers, numberLike } = natureOf(column);
  return writesCommas(column) ? numberLike - column.kind(CellKind.NumberWithUnit).count : numbers;
}

/** The cells of a column that are a number and something behind or before it. */
interface Measured {
  /** The most frequent first. */
  readonly units: readonly Unit[];
  readonly select: Selector;
  readonly count: number;
}

/** One unit however it is spelled. */
interface Unit {
  readonly key: string;
  readonly spellings: readonly string[];
  readonly count: number;
  /** The cells that carry it, where all are known. */
  readonly values: ReadonlySet<string> | null;
}

function unitsOf(column: ColumnProfile): Measured {
  const { values, complete } = column.distinct;
  if (!complete) {
    const spelled = [...column.units].map(([unit, count]) => ({ unit, count, value: null }));
    const { count } = column.kind(CellKind.NumberWithUnit);
    return { units: unite(spelled), select: { by: 'kinds', kinds: [CellKind.NumberWithUnit] }, count };
  }
  const spelled: Spelled[] = [];
  for (const entry of values) {
    if (entry.kind !== CellKind.NumberWithUnit && entry.kind !== CellKind.Text) continue;
    const parts = splitUnit(entry.value);
    if (parts !== null && !isMistyped(entry.value, parts.unit))
      spelled.push({ unit: parts.unit, count: entry.count, value: entry.value });
  }
  const found = new Set(spelled.map(({ value }) => value ?? ''));
  const count = spelled.reduce((sum, each) => sum + each.count, 0);
  return { units: unite(spelled), select: { by: 'values', values: found }, count };
}

/** Whether a letter behind a number, which is no unit, stands for a digit: 3O. */
function isMistyped(value: string, unit: string): boolean {
  return !unitWords.has(unit) && withDigits(value) !== null;
}

interface Spelled {
  readonly unit: string;
  readonly count: number;
  /** The whole cell, where it is known. */
  readonly value: string | null;
}

function unite(spelled: readonly Spelled[]): Unit[] {
  const units = [...Map.groupBy(spelled, ({ unit }) => unitKey(unit))].map(([key, same]): Unit => {
    const spellings = [...Map.groupBy(same, ({ unit }) => unit)]
      .map(([unit, cells]) => ({ unit, count: cells.reduce((sum, { count }) => sum + count, 0) }))
      .sort((a, b) => b.count - a.count);
    const values = same.flatMap(({ value }) => (value === null ? [] : [value]));
    return {
      key,
      spellings: spellings.map(({ unit }) => unit),
      count: spellings.reduce((sum, { count }) => sum + count, 0),
      values: values.length === 0 ? null : new Set(values),
    };
  });
  return units.sort((a, b) => b.count - a.count);
}

/** Share of the cells that a unit needs to be the one of the column. */
const usualShare = 0.9;

/** So few amounts of several currencies are the values of a category, as vouchers are. */
const mostOffers = 12;

/** A unit in nearly every cell: said once; where it is spelled in several ways that is worse. */
function* mostly(table: TableContext, column: ColumnProfile, measured: Measured): Iterable<Cause> {
  const [usual, ...others] = measured.units;
  if (usual === undefined) return;
  const isMoney = /^[A-Z]{3}$|\p{Sc}$/u.test(usual.spellings[0] ?? '');
  if (isMoney && others.length > 0 && column.distinct.count <= mostOffers) return;
  if (usual.count < measured.count * usualShare) {
    yield mixed(column, measured);
    return;
  }
  for (const other of others) if (other.values !== null) yield another(column, other, usual);
  const select: Selector = usual.values === null ? measured.select : { by: 'values', values: usual.values };
  const { spellings, count } = usual;
  const bare = bareNumbers(table, column);
  yield columnCause(
    column,
    spellings.length > 1
      ? `${nameOf(column)} spells its unit in ${spellings.length} ways (${quotedList(spellings)}): it loads as text, equal amounts as different. Keep the numbers only.`
      : `${others.length === 0 && bare === '' ? 'Every value' : 'Nearly every value'} of ${nameOf(column)} carries its unit (${quotedList(spellings)})${bare}: it loads as text. Keep the numbers, and put the unit into the name.`,
    { select, count },
    spellings.length > 1 ? 'warning' : 'info',
  );
}

/** ", 3 numbers have none (the first in line 12)", or nothing. */
function bareNumbers(table: TableContext, column: ColumnProfile): string {
  const { numbers } = natureOf(column);
  const [first] = keptPlaces(column, { by: 'kinds', kinds: plainNumberKinds }).places;
  if (first === undefined) return '';
  const place = `${numbers === 1 ? '' : 'the first in '}line ${table.lineNumber(first.start)}`;
  return `, ${plural(numbers, 'number has', 'numbers have')} none (${place})`;
}

function quotedList(spellings: readonly string[]): string {
  return listed(
    spellings.map((unit) => quoted(unit, 12)),
    4,
  );
}

function mixed(column: ColumnProfile, { units, select, count }: Measured): Cause {
  const counted = units.map((unit) => `${formatCount(unit.count)} ${quoted(unit.spellings[0] ?? '', 12)}`);
  return columnCause(
    column,
    `${nameOf(column)} mixes units (${listed(counted, 4)}): it loads as text, and the bare numbers would mean different amounts. Convert all to one.`,
    { select, count },
  );
}

/** A cell in another unit than nearly all: its number alone would be wrong. */
function another(column: ColumnProfile, unit: Unit, usual: Unit): Cause {
  const [own = ''] = unit.spellings;
  const [theirs = ''] = usual.spellings;
  return cellCause(column, { by: 'values', values: unit.values ?? new Set() }, unit.count, {
    explain: ({ text }) =>
      explained(
        `${quoted(text)} is in ${quoted(own, 12)}; ${plural(usual.count, 'other value')} in ${quoted(theirs, 12)}. Without the units it would be another amount. Convert it.`,
      ),
    explainMore: (more) =>
      `${plural(more, 'more number')} of ${nameOf(column)} ${more === 1 ? 'is' : 'are'} in ${quoted(own, 12)}.`,
  });
}

function fewUnits(column: ColumnProfile, { select, count }: Measured, others: number): Cause {
  const split = writesCommas(column) ? splitCommaUnit : splitUnit;
  return cellCause(column, select, count, {
    explain: ({ text }) => {
      const parts = split(text);
      const lead = `${quoted(text)} carries ${parts ? `the unit ${quoted(parts.unit, 12)}` : 'a unit'}; ${formatCount(others)} other values have none. The column would load as text.`;
      if (parts === null) return explained(`${lead} Write it as the others are.`);
      const factor = magnitudeOf(parts.unit);
      if (factor !== null) return explained(multiplied(column, text, valueOf(parts) * factor));
      // A percent sign may mean that the number is a hundredth of what it says.
      if (parts.unit === '%') return explained(`${lead} Write it as the others are.`);
      // Only the name of the column tells that the others are of this unit.
      if (!isNamedAfter(column.name, parts.unit))
        return explained(`${lead} Convert it if they are in another unit, and write the number alone.`);
      return explained(`${lead} Write ${parts.number}.`, {
        kind: 'replace',
        title: `Remove the unit: ${parts.number}`,
        text: parts.number,
      });
    },
    explainMore: (more) =>
      `${plural(more, 'more number')} of ${nameOf(column)} ${more === 1 ? 'carries' : 'carry'} a unit.`,
  });
}

function multiplied(column: ColumnProfile, text: string, value: number): string {
  const { numbers } = column;
  const fits = numbers !== null && value >= numbers.min && value <= numbers.max;
  const advice = fits ? `Likely ${figure(Number(value.toPrecision(12)))}.` : 'Write all digits.';
  return `${quoted(text)} leaves digits to a letter; no other number of ${nameOf(column)} does. The column would load as text. ${advice}`;
}
