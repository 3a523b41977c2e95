import { plural } from '../../base/text';
import { CellKind } from '../profile/cellKind';
import type { ColumnProfile } from '../profile/tableProfile';
import { cellCause, columnCause, explained } from './cause';
import type { Cause } from './check';
import { countOf } from './nature';
import { nameOf, quoted } from './shown';

const timed: readonly CellKind[] = [CellKind.DateTimeIso, CellKind.DateTimeZoned];
const bare: readonly CellKind[] = [CellKind.DateIso];

/** Days with a time among days alone, or the other way round: pandas reads the whole column by the first one. */
export function* timesAmongDates(column: ColumnProfile, dates: number): Iterable<Cause> {
  const counts = { timed: countOf(column, timed), bare: countOf(column, bare) };
  if (counts.timed === 0 || counts.bare === 0) return;
  const isTimed = counts.timed <= counts.bare;
  const [count, others] = isTimed ? [counts.timed, counts.bare] : [counts.bare, counts.timed];
  const select = { by: 'kinds', kinds: isTimed ? timed : bare } as const;
  const harm = 'pandas reads all by the format of the first, and stops or leaves the column as text';
  if (count > dates / 3) {
    const message = `${plural(counts.timed, 'date')} of ${nameOf(column)} ${counts.timed === 1 ? 'has' : 'have'} a time of day, ${plural(counts.bare, 'other has', 'others have')} none: ${harm}. Write all alike.`;
    yield columnCause(column, message, { select, count });
    return;
  }
  const rest = `${plural(others, 'other date has', 'other dates have')} ${isTimed ? 'none' : 'one'}`;
  yield cellCause(column, select, count, {
    explain: ({ text }) => {
      const day = isTimed ? midnight.exec(text.trim())?.[1] : undefined;
      return explained(
        `${quoted(text)} has ${isTimed ? 'a' : 'no'} time of day; ${rest}: ${harm}. Write ${day ?? 'it as the others are'}.`,
        day === undefined ? null : { kind: 'replace', title: `Replace ${quoted(text)} with ${day}`, text: day },
      );
    },
    explainMore: (more) =>
      `${plural(more, 'more date')} of ${nameOf(column)} ${more === 1 ? 'has' : 'have'} ${isTimed ? 'a' : 'no'} time of day.`,
  });
}

/** A time that says nothing. */
const midnight = /^(\d{4}-\d\d-\d\d)[T ]00:00(?::00(?:\.0+)?)?$/;
