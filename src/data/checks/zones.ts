import { formatCount, plural } from '../../base/text';
import { CellKind } from '../profile/cellKind';
import type { ColumnProfile } from '../profile/tableProfile';
import { cellCause, columnCause, explained } from './cause';
import type { Cause, Check, TableContext } from './check';
import { dateColumns } from './dates';
import type { Nature } from './nature';
import { listed, nameOf, quoted } from './shown';

export const tzMixed: Check = {
  id: 'tz-mixed',
  severity: 'warning',
  *find(table) {
    for (const { column, nature } of dateColumns(table)) {
      yield* offsets(table, column, nature);
      const zoned = column.kind(CellKind.DateTimeZoned).count;
      const bare = column.kind(CellKind.DateTimeIso).count;
      if (zoned === 0 || bare === 0) continue;
      const minority = bare <= zoned ? CellKind.DateTimeIso : CellKind.DateTimeZoned;
      const count = Math.min(bare, zoned);
      const lacks = minority === CellKind.DateTimeIso;
      yield cellCause(column, { by: 'kinds', kinds: [minority] }, count, {
        explain: ({ text }) =>
          explained(
            `${quoted(text)} ${lacks ? 'has no time zone' : 'has a time zone'}; ${formatCount(Math.max(bare, zoned))} others ${lacks ? 'have one' : 'have none'}. Loaded together they stop, or shift by hours. Write all alike.`,
          ),
        explainMore: (more) =>
          `${plural(more, 'more time')} of ${nameOf(column)} ${more === 1 ? (lacks ? 'has no' : 'has a') : lacks ? 'have no' : 'have a'} time zone.`,
      });
    }
  },
};

/** More cells with other offsets than this share are a habit of the column, such as summer time. */
const fewOffsets = 0.02;

/** Times that all have a zone, but not the same distance to UTC. */
function* offsets(table: TableContext, column: ColumnProfile, { dates }: Nature): Iterable<Cause> {
  const [usual, ...others] = offsetsOf(table, column);
  if (usual === undefined || others.length === 0) return;
  const odd = new Set(others.flatMap(({ values }) => values));
  const count = others.reduce((sum, each) => sum + each.count, 0);
  const select = { by: 'values', values: odd } as const;
  if (!column.distinct.complete || count > Math.max(3, dates * fewOffsets)) {
    const ways = listed([usual, ...others].map(({ offset }) => offset));
    const message = `${nameOf(column)} mixes the offsets ${ways}: pandas refuses them, or keeps text, unless it is told utc=True; hours of the day do not compare. Write all in UTC.`;
    yield columnCause(column, message, column.distinct.complete ? { select, count } : null, 'info');
    return;
  }
  yield cellCause(column, select, count, {
    severity: 'info',
    explain: ({ text }) =>
      explained(
        `${quoted(text)} is at ${offsetOf(text) ?? 'another offset'}; ${plural(usual.count, 'other time is', 'other times are')} at ${usual.offset}. Read without offsets it is another hour. Write all alike.`,
      ),
    explainMore: (more) =>
      `${plural(more, 'more time')} of ${nameOf(column)} ${more === 1 ? 'has' : 'have'} another offset than the rest.`,
  });
}

interface Offset {
  /** "Z" or "+02:00". */
  readonly offset: string;
  readonly count: number;
  readonly values: readonly string[];
}

/** The offsets of a column, the most frequent first; of a column with too many values those of the first times. */
function offsetsOf(table: TableContext, column: ColumnProfile): Offset[] {
  const zoned = column.kind(CellKind.DateTimeZoned);
  if (zoned.count === 0) return [];
  const { complete, values } = column.distinct;
  const times = complete
    ? values.filter(({ kind }) => kind === CellKind.DateTimeZoned)
    : zoned.cells.map((place) => ({ value: table.text(place), count: 1 }));
  return [...Map.groupBy(times, ({ value }) => offsetOf(value))]
    .flatMap(([offset, same]): Offset[] =>
      offset === null
        ? []
        : [
            {
              offset,
              count: same.reduce((sum, { count }) => sum + count, 0),
              values: same.map(({ value }) => value),
            },
          ],
    )
    .sort((a, b) => b.count - a.count);
}

/** "Z" for UTC however it is written, else "+02:00"; null where there is none. */
function offsetOf(text: string): string | null {
  const found = /(Z|[+-]\d\d)(?::?(\d\d))?$/.exec(text.trim());
  if (found === null) return null;
  const [, hours = 'Z', minutes = '00'] = found;
  return hours === 'Z' || (Number(hours) === 0 && minutes === '00') ? 'Z' : `${hours}:${minutes}`;
}
