import { formatCount, plural } from '../../base/text';
import { CellFlag, CellKind } from '../profile/cellKind';
import type { CellPlace, ColumnProfile } from '../profile/tableProfile';
import { cellCause, columnCause, explained } from './cause';
import type { Check, Selector, TableContext } from './check';
import { separatorsAmongDates } from './dateSeparators';
import { impossibleBecause, readings, toIso } from './dateText';
import { countOf, enoughCells, isoDateKinds, natureOf, type Nature } from './nature';
import { listed, nameOf, quoted, share } from './shown';
import { timesAmongDates } from './timesAmongDates';
import { zeroDates } from './zeroDates';

export const dateInvalid: Check = {
  id: 'date-invalid',
  severity: 'error',
  *find(table) {
    for (const column of table.profile.columns) {
      const { count } = column.kind(CellKind.DateImpossible);
      const { dates, filled } = natureOf(column);
      if (count === 0) continue;
      // Codes can have the shape of a date; among dates it is one.
      if (dates < 3 || dates + count < filled * 0.8 || count > dates) {
        yield* zeroDates(column);
        continue;
      }
      yield cellCause(column, { by: 'kinds', kinds: [CellKind.DateImpossible] }, count, {
        explain: ({ text }) =>
          explained(
            `${quoted(text)} is not a date: ${impossibleBecause(text)}. Loading stops or drops it. Write the real day, or leave it empty.`,
          ),
        explainMore: (more) =>
          `${plural(more, 'more cell')} of ${nameOf(column)} ${more === 1 ? 'holds a day that does' : 'hold days that do'} not exist.`,
      });
    }
  },
};

export const dateAmbiguous: Check = {
  id: 'date-ambiguous',
  severity: 'warning',
  *find(table) {
    for (const { column, nature } of dateColumns(table)) {
      const twoDays = ofTwoDays(table, column);
      const { count, select } = twoDays;
      if (count === 0) continue;
      const order = orderOf(table, column);
      // The usual form of a whole column is said once, and not at all where pandas reads it right.
      if (count > nature.dates / 10 && count > 3) {
        if (order.sure !== 'month')
          yield columnCause(column, wholeColumn(column, nature, twoDays, order), { select, count });
        continue;
      }
      yield cellCause(column, select, count, {
        explain: ({ text }) => (isOneDay(text) ? null : explained(...oneCell(text, order))),
        explainMore: (more) =>
          `${plural(more, 'more date')} of ${nameOf(column)} can be read in two ways. ${asIso('Write them', twoDays.sample, order)}`,
      });
    }
  },
};

/** The ways to write a date, each of which a loader has to be told: "it puts the day first", "others put it first". */
const forms: readonly { readonly kinds: readonly CellKind[]; readonly verb: string; readonly what: string }[] = [
  { kinds: isoDateKinds, verb: 'put', what: 'the year first' },
  { kinds: [CellKind.DateYearFirst], verb: 'put', what: 'the year first, without hyphens or leading zeros' },
  { kinds: [CellKind.DateDayFirst], verb: 'put', what: 'the day first' },
  { kinds: [CellKind.DateMonthFirst], verb: 'put', what: 'the month first' },
  { kinds: [CellKind.DateNamed], verb: 'name', what: 'the month' },
];

export const dateFormatMixed: Check = {
  id: 'date-format-mixed',
  severity: 'warning',
  *find(table) {
    for (const { column, nature } of dateColumns(table)) {
      yield* timesAmongDates(column, nature.dates);
      yield* separatorsAmongDates(column);
      const counted = forms.map((form) => ({ ...form, count: countOf(column, form.kinds) }));
      const [usual, ...others] = counted.filter((form) => form.count > 0).sort((a, b) => b.count - a.count);
      if (usual === undefined || others.length === 0) continue;
      const kinds = others.flatMap((form) => form.kinds).filter((kind) => column.kind(kind).count > 0);
      const count = others.reduce((sum, form) => sum + form.count, 0);
      const iso = usual.kinds === isoDateKinds;
      const times = column.kind(CellKind.DateTimeIso);
      const [timed] = times.cells;
      const isTimed = timed !== undefined && times.count > column.kind(CellKind.DateIso).count;
      const pattern = isTimed ? table.text(timed) : null;
      if (count > nature.dates / 3) {
        const ways = listed(
          counted
            .filter((form) => form.count > 0)
            .map((form) => `${formatCount(form.count)} ${form.verb} ${form.what}`),
        );
        yield columnCause(
          column,
          `${nameOf(column)} writes its dates in ${others.length + 1} ways: ${ways}. A loader reads one and drops the others. Write all as 2026-04-03.`,
          {
            select: { by: 'kinds', kinds },
            count,
          },
        );
        continue;
      }
      yield cellCause(column, { by: 'kinds', kinds }, count, {
        explain: ({ text }) => {
          const right = iso ? likeOthers(toIso(text), pattern) : null;
          const form = counted.find((each) => each !== usual && each.count > 0 && looksLike(text, each.kinds));
          const lead = `${quoted(text)} ${form ? `${form.verb}s ${whatOf(text, form.what)}` : 'is written in another way'}; ${formatCount(usual.count)} other dates ${usual.verb} ${usual.what}.`;
          return explained(
            `${lead} A loader drops it, or reads another day. Write ${right ?? 'it as the others are'}.`,
            right === null ? null : { kind: 'replace', title: `Replace ${quoted(text)} with ${right}`, text: right },
          );
        },
        explainMore: (more) =>
          `${plural(more, 'more date')} of ${nameOf(column)} ${more === 1 ? 'has' : 'have'} another format than the rest.`,
      });
    }
  },
};

const isoTime = /^(\d{4}-\d\d-\d\d)(?:([T ])(\d\d:\d\d)(:\d\d)?)?$/;

/** A date as one with a time is written that stands in the same column, since loaders read one pattern; null: nobody knows its time. */
function likeOthers(date: string | null, pattern: string | null): string | null {
  const [, , separator, , seconds] = isoTime.exec(pattern ?? '') ?? [];
  if (date === null || separator === undefined) return date;
  const [, day = '', , time, own] = isoTime.exec(date) ?? [];
  if (time === undefined) return null;
  return `${day}${separator}${time}${seconds === undefined ? '' : (own ?? ':00')}`;
}

/** Of one date it shows which of the two it is. */
function whatOf(text: string, what: string): string {
  return what.replace('hyphens or leading zeros', /\d-\d/.test(text) ? 'leading zeros' : 'hyphens');
}

export const dateTwoDigitYear: Check = {
  id: 'date-two-digit-year',
  severity: 'warning',
  *find(table) {
    for (const { column, nature } of dateColumns(table)) {
      const { count, cells } = column.kind(CellKind.DateTwoDigitYear);
      const [sample] = cells;
      if (sample === undefined) continue;
      const select = { by: 'kinds', kinds: [CellKind.DateTwoDigitYear] } as const;
      if (count > nature.dates / 10 && count > 3) {
        const each = (text: string): string =>
          `${nameOf(column)} writes years with two digits (${quoted(text)}): readers guess the century, 68 and 69 differently. Write all four.`;
        yield columnCause(column, each(table.text(sample)), { select, count, each });
        continue;
      }
      yield cellCause(column, select, count, {
        explain: ({ text }) =>
          explained(
            `The year of ${quoted(text)} has two digits; ${formatCount(nature.dates - count)} others have four. Readers guess the century. Write all four.`,
          ),
        explainMore: (more) =>
          `${plural(more, 'more date')} of ${nameOf(column)} ${more === 1 ? 'has a year' : 'have years'} of two digits.`,
      });
    }
  },
};

/** Share of dates to come beyond which a column is a plan, not a record. */
const mostFuture = 0.02;

export const dateFuture: Check = {
  id: 'date-future',
  severity: 'info',
  *find(table) {
    const today = table.today.toISOString().slice(0, 10);
    for (const { column, nature } of dateColumns(table)) {
      const { count } = column.flag(CellFlag.Future);
      if (count === 0 || nature.dates < enoughCells || count > Math.max(3, nature.dates * mostFuture)) continue;
      yield cellCause(column, { by: 'flags', flags: [CellFlag.Future] }, count, {
        explain: ({ text }) =>
          explained(
            `${quoted(text)} lies ahead (today is ${today}); ${share(nature.dates - count, nature.dates)} of ${nameOf(column)} lie behind. A mistyped year? Write the real day.`,
          ),
        explainMore: (more) =>
          `${plural(more, 'more date')} of ${nameOf(column)} ${more === 1 ? 'lies' : 'lie'} ahead.`,
      });
    }
  },
};

/** Columns that are mostly dates, and enough of them to compare. */
export function* dateColumns(
  table: TableContext,
): Iterable<{ readonly column: ColumnProfile; readonly nature: Nature }> {
  for (const column of table.profile.columns) {
    const nature = natureOf(column);
    if (nature.main === 'date' && nature.dates >= enoughCells && nature.dates >= nature.filled * 0.8)
      yield { column, nature };
  }
}

/** What the unambiguous dates of a column show about the order of day and month. */
interface DateOrder {
  readonly sure: 'day' | 'month' | 'both' | 'none';
  /** A row that shows it, in words: "line 18 puts the day first". */
  readonly shown: string;
}

function orderOf(table: TableContext, column: ColumnProfile): DateOrder {
  const line = (place: CellPlace): string => `line ${table.lineNumber(place.start)}`;
  const [day] = column.kind(CellKind.DateDayFirst).cells;
  const [month] = column.kind(CellKind.DateMonthFirst).cells;
  if (day && month) return { sure: 'both', shown: `${line(day)} puts the day first, ${line(month)} the month` };
  if (day) return { sure: 'day', shown: `${line(day)} puts the day first` };
  if (month) return { sure: 'month', shown: `${line(month)} puts the month first` };
  return { sure: 'none', shown: 'no other line shows the order' };
}

/** The dates of a column that are another day when read the other way, and one of them where one is known. */
interface TwoDays {
  readonly count: number;
  readonly select: Selector;
  readonly sample: string | null;
}

/** 05/05/2026 is one day whichever comes first: as far as the values are known it is not among them. */
function ofTwoDays(table: TableContext, column: ColumnProfile): TwoDays {
  const { count, cells } = column.kind(CellKind.DateAmbiguous);
  const { values, complete } = column.distinct;
  const ambiguous = values.filter(({ kind }) => kind === CellKind.DateAmbiguous);
  const oneDay = ambiguous.filter(({ value }) => isOneDay(value));
  const known = ambiguous.map(({ value }) => value).filter((value) => !isOneDay(value));
  const first = cells.map((place) => table.text(place)).find((text) => !isOneDay(text));
  return {
    count: oneDay.reduce((rest, each) => rest - each.count, count),
    select: complete ? { by: 'values', values: new Set(known) } : { by: 'kinds', kinds: [CellKind.DateAmbiguous] },
    sample: first ?? known[0] ?? null,
  };
}

/** Whether both readings of a date are the same day. */
function isOneDay(text: string): boolean {
  const read = readings(text);
  return read !== null && read.dayFirst === read.monthFirst;
}

function oneCell(text: string, order: DateOrder): Parameters<typeof explained> {
  const read = readings(text);
  if (read === null)
    return [`${quoted(text)} can be read in two ways; ${order.shown}. ${asIso('Write it', text, order)}`];
  const right = order.sure === 'day' ? read.isoDayFirst : order.sure === 'month' ? read.isoMonthFirst : null;
  const lead = `${quoted(text)} can be ${read.dayFirst} or ${read.monthFirst}; ${order.shown}.`;
  if (right === null) return [`${lead} Ask the source, and write it as ${read.isoDayFirst} or ${read.isoMonthFirst}.`];
  return [`${lead} Write ${right}.`];
}

function wholeColumn(column: ColumnProfile, nature: Nature, { count, sample }: TwoDays, order: DateOrder): string {
  const read = readings(sample ?? '');
  const both = read === null ? '' : ` (${quoted(sample ?? '')}: ${read.dayFirst} or ${read.monthFirst})`;
  return `${share(count, nature.dates)} of ${nameOf(column)} can be read in two ways${both}; ${order.shown}. Loaders take the month first. ${asIso('Write all', sample, order)}`;
}

/** What to write, shown by a date of the column in the one or two ways that it may be meant. */
function asIso(write: string, sample: string | null, { sure }: DateOrder): string {
  const read = readings(sample ?? '');
  if (read === null) return `${write} with the year first.`;
  const { isoDayFirst, isoMonthFirst } = read;
  if (sure === 'day') return `${write} as ${isoDayFirst}.`;
  return sure === 'month'
    ? `${write} as ${isoMonthFirst}.`
    : `${write} as ${isoMonthFirst} or ${isoDayFirst}, whichever is meant.`;
}

function looksLike(text: string, kinds: readonly CellKind[]): boolean {
  const trimmed = text.trim();
  if (kinds.includes(CellKind.DateNamed)) return /[A-Za-z]{3}/.test(trimmed);
  if (kinds === isoDateKinds || kinds.includes(CellKind.DateYearFirst)) return /^\d{4}/.test(trimmed);
  const [first = 0, second = 0] = trimmed.split(/\D/).map(Number);
  return kinds.includes(CellKind.DateDayFirst) ? first > 12 && first < 32 : second > 12 && second < 32;
}
