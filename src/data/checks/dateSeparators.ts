import { formatCount, plural } from '../../base/text';
import { CellKind } from '../profile/cellKind';
import type { ColumnProfile, DistinctValue } from '../profile/tableProfile';
import { cellCause, columnCause, explained } from './cause';
import type { Cause, Explanation } from './check';
import { listed, nameOf, quoted } from './shown';

const dayMonthYear = /^\d{1,2}([/.-])\d{1,2}\1\d{4}/;

const harm = 'A loader stops there, or leaves the column as text.';

/** Share of the dates from which another separator is no slip any more. */
const most = 1 / 3;

/** Dates with the day or the month first that are parted by another sign than the others: 06/01/2023 among 06.01.2023. */
export function* separatorsAmongDates(column: ColumnProfile): Iterable<Cause> {
  if (!column.distinct.complete) return;
  const order = orderOf(column);
  const dates = column.distinct.values.filter(({ kind }) => kind === order || kind === CellKind.DateAmbiguous);
  const [usual, ...others] = [...Map.groupBy(dates, ({ value }) => separatorOf(value))]
    .map(([separator, values]) => ({ separator, values, count: countOf(values) }))
    .sort((a, b) => b.count - a.count);
  if (usual === undefined || others.length === 0) return;
  const odd = others.flatMap(({ values }) => values);
  const count = countOf(odd);
  const select = { by: 'values', values: new Set(odd.map(({ value }) => value)) } as const;
  if (count > (usual.count + count) * most) {
    const ways = listed([usual, ...others].map((each) => `${formatCount(each.count)} with ${quoted(each.separator)}`));
    const message = `${nameOf(column)} parts day, month and year by several signs: ${ways}. ${harm} Write all as 2026-04-03.`;
    yield columnCause(column, message, { select, count });
    return;
  }
  const rest = `${plural(usual.count, 'other date is', 'other dates are')} written with ${quoted(usual.separator)}`;
  yield cellCause(column, select, count, {
    explain: ({ text }) => {
      const lead = `${quoted(text)} is written with ${quoted(separatorOf(text))}; ${rest}. ${harm}`;
      return oneDate(
        lead,
        text,
        text.trim().replace(dayMonthYear, (date) => date.replace(/[/.-]/g, usual.separator)),
        { usual: order, own: orderWith(column, separatorOf(text)) ?? order },
      );
    },
    explainMore: (more) =>
      `${plural(more, 'more date')} of ${nameOf(column)} ${more === 1 ? 'has' : 'have'} another separator than the rest.`,
  });
}

/** Who writes another sign may write another order too, which only a day beyond 12 rules out. */
function oneDate(lead: string, text: string, right: string, order: { usual: CellKind; own: CellKind }): Explanation {
  const [day = 0, month = 0] = text.trim().split(/\D/).map(Number);
  if (day <= 12 && month <= 12 && day !== month) {
    const comes = `if the ${order.own === CellKind.DateMonthFirst ? 'month' : 'day'} comes first here`;
    if (order.own === order.usual) return explained(`${lead} Write ${right} ${comes} too.`);
    const turned = right.replace(/^(\d+)(\D)(\d+)/, '$3$2$1');
    return explained(`${lead} Write ${turned} ${comes}, as in others with ${quoted(separatorOf(text))}.`);
  }
  return explained(`${lead} Write ${right}.`, {
    kind: 'replace',
    title: `Replace ${quoted(text)} with ${right}`,
    text: right,
  });
}

/** The order that the dates of a column show; those of the other order are another format anyhow. */
function orderOf(column: ColumnProfile): CellKind {
  const isMonth = column.kind(CellKind.DateMonthFirst).count > column.kind(CellKind.DateDayFirst).count;
  return isMonth ? CellKind.DateMonthFirst : CellKind.DateDayFirst;
}

/** The order that the dates with one sign show; null where they show none. */
function orderWith(column: ColumnProfile, separator: string): CellKind | null {
  const dates = column.distinct.values.filter(({ value }) => separatorOf(value) === separator);
  const [day = 0, month = 0] = [CellKind.DateDayFirst, CellKind.DateMonthFirst].map((order) =>
    countOf(dates.filter(({ kind }) => kind === order)),
  );
  if (day === month) return null;
  return month > day ? CellKind.DateMonthFirst : CellKind.DateDayFirst;
}

function separatorOf(text: string): string {
  return dayMonthYear.exec(text.trim())?.[1] ?? '';
}

function countOf(values: readonly DistinctValue[]): number {
  return values.reduce((sum, { count }) => sum + count, 0);
}
