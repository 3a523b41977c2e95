import { comparePositions } from '../../../base/position';
import type { Finding } from '../../finding';
import type { IdleSuppression } from '../../report';
import type { CellCause, TableContext } from '../check';
import { keptPlaces } from '../kept';
import { capCells, capOthers, noCaps, usualCaps } from './caps';
import type { CellGroup } from './cellDrafts';
import { Claims } from './claims';
import { collectCauses, isOfCells, type Found } from './collect';
import type { Draft } from './draft';
import { idleSuppressions } from './idleSuppressions';
import { locate } from './locate';
import type { LocatedPlace, LocateInput, LocateWant } from './located';
import { mendedDrafts } from './mendedDrafts';
import { draftOther } from './otherDrafts';
import { Suppressions } from '../suppressions';
import type { Wanted } from './wanted';

/** A second pass over a table of this size takes no time that anybody notices. */
const quickBytes = 32 * 1024 * 1024;

/** What is said of a table, and which suppressions keep nothing of what would be. */
interface Drafted {
  readonly drafts: readonly Draft[];
  readonly idle: readonly IdleSuppression[];
}

/** From the profile to drafts: causes, their places, claims, what is suppressed, caps. */
export async function draftFindings(table: TableContext, wanted: Wanted, input: LocateInput): Promise<Drafted> {
  const { said, silenced } = collectCauses(wanted.checks, table);
  const causes = wanted.allCells ? said.flatMap(cellByCell) : said;
  const places = await placesOf(causes, wanted, input);
  const idle = idleSuppressions(table, wanted, [...causes, ...silenced], places);
  const groups: CellGroup[] = [];
  const others: (readonly [Found, Draft])[] = [];
  // A check that mends nothing would else take from others, beyond what a report names, what they are reported to mend.
  const most = wanted.mends === null ? Infinity : usualCaps.perCheck;
  const claims = new Claims(most, table.dialect.secondTable?.start);
  causes.forEach((found, index) => {
    const { cause } = found;
    const asked = wanted.only?.includes(found.check.id) ?? true;
    if (isOfCells(cause)) {
      const mine = places[index] ?? [];
      const free = found.severity === 'hint' ? claims.free(mine) : claims.take(cause, mine);
      const count = wanted.allCells ? free.length : Math.max(free.length, cause.count - (mine.length - free.length));
      if (asked && count > 0) groups.push({ found, cause, places: free, count });
    } else if (asked) {
      const draft = draftOther(table, found, cause);
      const kept = new Suppressions(table.expectations.suppress, draft.check, draft.column);
      if (!kept.has(null, draft.value)) others.push([found, draft]);
    }
  });
  if (wanted.mends !== null) {
    const once = others.map(([, draft]) => draft);
    return { drafts: await mendedDrafts(table, { groups, once }, { most: wanted.mends, signal: input.signal }), idle };
  }
  const caps = wanted.allCells ? noCaps : usualCaps;
  const once = capOthers(table, others, caps);
  return { drafts: [...once, ...capCells(table, groups, once.length, caps)], idle };
}

/** The places of each cell cause: what the profile kept, or what a second pass finds where that is too little. */
async function placesOf(
  causes: readonly Found[],
  wanted: Wanted,
  input: LocateInput,
): Promise<(readonly LocatedPlace[])[]> {
  const places: (readonly LocatedPlace[])[] = [];
  const sought: { readonly index: number; readonly want: LocateWant }[] = [];
  const every = wanted.allCells || wanted.mends !== null;
  let enough = every ? Infinity : usualCaps.perCheck;
  causes.forEach(({ check, cause, severity }, index) => {
    if (!isOfCells(cause)) return;
    const want = { column: cause.column, select: cause.select };
    const kept = keptPlaces(want.column, want.select);
    places[index] = kept.places;
    const picked = new Suppressions(input.expectations.suppress, check.id, cause.column?.name ?? null).any;
    const few = picked || kept.places.length < Math.min(cause.count, usualCaps.perCheck);
    const quick = input.source.size <= quickBytes && severity !== 'hint' && few;
    // Places that name no rest are all that can be found.
    const final = kept.all || (want.select.by === 'places' && want.select.rest === undefined);
    if (final || !(every || quick)) return;
    sought.push({ index, want });
    // Which of the cells are suppressed, and so how many are left, shows only when all are known.
    if (picked) enough = Infinity;
  });
  if (sought.length === 0) return places;
  const located = await locate(
    input,
    sought.map(({ want }) => want),
    enough,
  );
  sought.forEach(({ index }, at) => (places[index] = located[at] ?? []));
  return places;
}

/** The cause with each of its cells named, where it was said once for a column, a file or several cells. */
function cellByCell(found: Found): Found[] {
  const { cause } = found;
  if (isOfCells(cause)) return [cause.every ? { ...found, cause: { ...cause, select: cause.every } } : found];
  const cells = cause.scope === 'file' ? cause.cells : cause.scope === 'column' && cause.select ? [cause] : undefined;
  if (cells === undefined || cause.scope === 'header') return [found];
  const { count, message } = cause;
  const each = cause.scope === 'column' ? cause.each : undefined;
  const explain: CellCause['explain'] = ({ text }) => {
    const said = each === undefined ? message : each(text);
    return said === null ? null : { message: said };
  };
  return cells.flatMap(({ column, select }) =>
    select === undefined
      ? []
      : [{ ...found, cause: { scope: 'cell', column, select, count, explain, explainMore: () => message } }],
  );
}

/** By position, then check; what has no place first. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const zero = { line: 0, character: 0 };
  return findings.toSorted(
    (a, b) =>
      comparePositions(a.range?.start ?? zero, b.range?.start ?? zero) ||
      (a.check < b.check ? -1 : a.check > b.check ? 1 : 0),
  );
}
