import { dayText } from '../../../base/days';
import { CellKind } from '../../profile/cellKind';
import type { DaySums } from '../../profile/daySums';
import type { ColumnProfile, DistinctValue } from '../../profile/tableProfile';
import { readings, toIso } from '../dateText';
import { dateKinds, natureOf } from '../nature';

/** Share of the dates that may be left out because nobody can tell which day they are: checks speak of them. */
const mostUnread = 0.01;

const millisecondsADay = 86_400_000;

/** First and last day (2026-04-03) or time of a column; null where too many cells may be another one, and of times that are too many. */
export function edgesOf(column: ColumnProfile): readonly [string, string] | null {
  if (column.days !== null) return dayEdges(column, column.days);
  const { values } = column.distinct;
  const isTime = natureOf(column).main === 'time';
  const read = isTime ? sortableTime : (entry: DistinctValue) => sortableDate(column, entry);
  const kinds = isTime ? [CellKind.Time] : dateKinds;
  const texts: string[] = [];
  let [all, unread] = [0, 0];
  for (const entry of values) {
    if (!kinds.includes(entry.kind)) continue;
    const text = read(entry);
    all += entry.count;
    if (text === null) unread += entry.count;
    else texts.push(text);
  }
  texts.sort();
  const [first, last] = [texts[0], texts.at(-1)];
  return first === undefined || last === undefined || unread > all * mostUnread ? null : [first, last];
}

/** The days alone, where the values are too many to be known. */
function dayEdges(column: ColumnProfile, days: DaySums): readonly [string, string] | null {
  const leading = leadingPart(column);
  const unread = days.unread + (leading === null ? days.ambiguous : 0);
  const read = leading === null ? [days.certain] : [days.certain, days[leading]];
  const first = Math.min(...read.map((span) => span.first));
  const last = Math.max(...read.map((span) => span.last));
  if (first > last || unread > natureOf(column).dates * mostUnread) return null;
  return [dayText(first * millisecondsADay), dayText(last * millisecondsADay)];
}

/** What the dates of a column begin with where that can be told; null where none or both can. */
function leadingPart(column: ColumnProfile): 'dayFirst' | 'monthFirst' | null {
  const leadsDay = column.kind(CellKind.DateDayFirst).count > 0;
  if (leadsDay === column.kind(CellKind.DateMonthFirst).count > 0) return null;
  return leadsDay ? 'dayFirst' : 'monthFirst';
}

/** A date as text whose order is that of time; of two possible days the one that the rest of the column shows. */
function sortableDate(column: ColumnProfile, { value, kind }: DistinctValue): string | null {
  const text = value.trim();
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) return text;
  const iso = toIso(text);
  if (iso !== null || kind !== CellKind.DateAmbiguous) return iso;
  const leading = leadingPart(column);
  if (leading === null) return null;
  const both = readings(text);
  return (leading === 'dayFirst' ? both?.isoDayFirst : both?.isoMonthFirst) ?? null;
}

/** 9:05 as 09:05; null for hours of half a day. */
function sortableTime({ value }: DistinctValue): string | null {
  const [, hour = '', rest = ''] = /^(\d{1,2})(:\d{2}[\d:.,]*)$/.exec(value.trim()) ?? [];
  return hour === '' ? null : hour.padStart(2, '0') + rest;
}
