import { plural } from '../../base/text';
import type { ColumnProfile, DistinctValue } from '../profile/tableProfile';
import { cellCause, explained } from './cause';
import type { Cause, TableContext } from './check';
import { dateColumns } from './dates';
import { declaredFor } from './declaredFor';
import { dateKinds } from './nature';
import { nameOf, quoted } from './shown';

/** More of them are dates of another age, not slips. */
const mostSlips = 3;

/** Years to the next date, and how many times the span of the others: tables of history have gaps as well. */
const fewestYears = 300;
const widestGap = 5;

interface Dated extends DistinctValue {
  readonly year: number;
}

/** Dates centuries before all others, as a mistyped year makes them: 1023 among days of 2023. */
export function* farDates(table: TableContext): Iterable<Cause> {
  for (const { column } of dateColumns(table)) {
    if (!column.distinct.complete || declaredFor(table.expectations, column)?.range !== undefined) continue;
    const dates = datesOf(column);
    const last = dates.at(-1)?.year ?? 0;
    const gap = dates.findIndex(({ year }, index) => isFar(year - (dates[index - 1]?.year ?? year), last - year));
    if (gap < 0) continue;
    const odd = dates.slice(0, gap);
    const count = countOf(odd);
    if (count > mostSlips) continue;
    const first = dates[gap]?.year ?? last;
    const others = countOf(dates) - count;
    yield cellCause(column, { by: 'values', values: new Set(odd.map(({ value }) => value)) }, count, {
      explain: ({ text }) =>
        explained(
          `${quoted(text)} lies centuries before ${plural(others, 'other date')}, of ${first === last ? `the year ${first}` : `the years ${first} to ${last}`}. A mistyped year? Write the real day.`,
        ),
      explainMore: (more) =>
        `${plural(more, 'more date')} of ${nameOf(column)} ${more === 1 ? 'lies' : 'lie'} centuries before the others.`,
    });
  }
}

function isFar(gap: number, span: number): boolean {
  return gap >= fewestYears && gap > span * widestGap;
}

/** The dates of a column that have a year, the earliest year first. */
function datesOf(column: ColumnProfile): readonly Dated[] {
  return column.distinct.values
    .flatMap((entry): Dated[] => {
      const year = dateKinds.includes(entry.kind) ? /(?<!\d)\d{4}(?!\d)/.exec(entry.value)?.[0] : undefined;
      return year === undefined ? [] : [{ ...entry, year: Number(year) }];
    })
    .sort((a, b) => a.year - b.year);
}

function countOf(dates: readonly Dated[]): number {
  return dates.reduce((sum, { count }) => sum + count, 0);
}
