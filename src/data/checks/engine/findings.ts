import { comparePositions } from '../../../base/position';
import type { Finding } from '../../finding';
import type { Cause, CellCause, Check, TableContext } from '../check';
import { keptPlaces } from '../kept';
import { capCells, capOthers, type Caps } from './caps';
import type { CellGroup } from './cellDrafts';
import { Claims } from './claims';
import { collectCauses, type Found } from './collect';
import type { Draft } from './draft';
import { draftOther } from './otherDrafts';
import { Suppressions } from './suppressions';

/** Which findings are wanted. */
export interface Wanted {
  readonly checks: readonly Check[];
  /** Ids; null: all. Cells are claimed as if all were. */
  readonly only: readonly string[] | null;
  readonly caps: Caps;
}

/** From the profile to drafts: causes, claims, what is suppressed, caps. */
export function draftFindings(table: TableContext, wanted: Wanted): Draft[] {
  const groups: CellGroup[] = [];
  const others: (readonly [Found, Draft])[] = [];
  const claims = new Claims();
  for (const found of collectCauses(wanted.checks, table)) {
    const { cause } = found;
    const asked = wanted.only?.includes(found.check.id) ?? true;
    if (isOfCells(cause)) {
      const { places } = keptPlaces(cause.column, cause.select);
      const free = found.severity === 'hint' ? claims.free(places) : claims.take(cause, places);
      const count = Math.max(free.length, cause.count - (places.length - free.length));
      if (asked && count > 0) groups.push({ found, cause, places: free, count });
    } else if (asked) {
      const draft = draftOther(table, found, cause);
      const kept = new Suppressions(table.expectations.suppress, draft.check, draft.column);
      if (!kept.has(null, draft.value)) others.push([found, draft]);
    }
  }
  const said = capOthers(table, others, wanted.caps);
  return [...said, ...capCells(table, groups, said.length, wanted.caps)];
}

function isOfCells(cause: Cause): cause is CellCause {
  return cause.scope === 'cell' || cause.scope === 'row';
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
