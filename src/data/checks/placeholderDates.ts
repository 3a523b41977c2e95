import { plural } from '../../base/text';
import { CellKind } from '../profile/cellKind';
import type { ColumnProfile, DistinctValue } from '../profile/tableProfile';
import { cellCause, explained } from './cause';
import type { Cause, TableContext } from './check';
import { dateColumns } from './dates';
import { allowsDay } from './declaredFor';
import { setMissing } from './missingWord';
import { nameOf, quoted } from './shown';

/** Days that programs write where they know none, and what they are. */
const origins: Readonly<Record<string, string>> = {
  '1970-01-01': 'the day from which computers count',
  '1900-01-01': 'the first day of spreadsheets and databases',
  '9999-12-31': 'the last day of databases',
};

/** Fewer may be real. */
const fewest = 2;

/** So many are no coincidence. */
const enough = 3;

/** Gap to the next day, in interquartile ranges of the others: of enough cells, and of fewer. */
const widestGap = 3;
const widestGapOfFew = 20;

/** The first or last day of a calendar that stands repeatedly, and far from all other dates. */
export function* placeholderDates(table: TableContext): Iterable<Cause> {
  for (const { column, nature } of dateColumns(table)) {
    if (!column.distinct.complete) continue;
    const dated = column.distinct.values.filter(isIso);
    for (const [origin, what] of Object.entries(origins)) {
      if (allowsDay(table.expectations, column, origin)) continue;
      const [same, others] = [
        dated.filter((each) => dayOf(each) === origin),
        dated.filter((each) => dayOf(each) !== origin),
      ];
      const count = same.reduce((sum, each) => sum + each.count, 0);
      const gap = count < enough ? widestGapOfFew : widestGap;
      if (count < fewest || count >= nature.dates / 2 || !isApart(Date.parse(origin), others, gap)) continue;
      yield placeholderCause(column, same, count, what, others);
    }
  }
}

function placeholderCause(
  column: ColumnProfile,
  same: readonly DistinctValue[],
  count: number,
  what: string,
  others: readonly DistinctValue[],
): Cause {
  const days = others.map(dayOf).sort();
  const rest = `the others lie in ${days[0] ?? ''} to ${days.at(-1) ?? ''}`;
  return cellCause(column, { by: 'values', values: new Set(same.map(({ value }) => value)) }, count, {
    explain: ({ text }) =>
      explained(
        `${quoted(text)} is ${what}, and stands ${plural(count, 'time')}; ${rest}. It looks like a code for "missing". Leave it empty.`,
        setMissing(text),
      ),
    explainMore: (more) =>
      `${plural(more, 'more cell')} of ${nameOf(column)} ${more === 1 ? 'holds' : 'hold'} a day that looks like a code for "missing".`,
  });
}

function isIso({ kind, value }: DistinctValue): boolean {
  const known = kind === CellKind.DateIso || kind === CellKind.DateTimeIso || kind === CellKind.DateTimeZoned;
  return known && !Number.isNaN(Date.parse(value.trim().slice(0, 10)));
}

function dayOf({ value }: DistinctValue): string {
  return value.trim().slice(0, 10);
}

/** Whether all others lie on one side of a day, the next of them so many times farther away than they lie from each other. */
function isApart(day: number, others: readonly DistinctValue[], gap: number): boolean {
  const days = others.map((each) => ({ at: Date.parse(dayOf(each)), count: each.count })).sort((a, b) => a.at - b.at);
  const [least, most] = [days[0]?.at, days.at(-1)?.at];
  if (least === undefined || most === undefined || (least < day && most > day)) return false;
  const spread = quantile(days, 0.75) - quantile(days, 0.25);
  return (day < least ? least - day : day - most) > gap * spread;
}

/** Of ascending moments with how often each stands. */
function quantile(moments: readonly { readonly at: number; readonly count: number }[], p: number): number {
  let left = p * moments.reduce((sum, { count }) => sum + count, 0);
  return (moments.find(({ count }) => (left -= count) < 0) ?? moments.at(-1))?.at ?? NaN;
}
