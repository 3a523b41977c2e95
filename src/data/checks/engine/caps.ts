import { plural } from '../../../base/text';
import { severities } from '../../finding';
import type { TableContext } from '../check';
import { checkTitles } from '../checkTitles';
import { listed, nameOf } from '../shown';
import { draftCells, type CellGroup, type GroupDrafts } from './cellDrafts';
import type { Found } from './collect';
import type { Draft } from './draft';
import { columnDraft, fileDraft } from './otherDrafts';
import { Suppressions } from '../suppressions';

/** What a file may bring into a list that people read; VS Code keeps 1,000 entries. */
export interface Caps {
  readonly perCheck: number;
  readonly perFile: number;
}

export const usualCaps: Caps = { perCheck: 100, perFile: 900 };
export const noCaps: Caps = { perCheck: Infinity, perFile: Infinity };

/** Lists room for which is kept free for the sentences that say how many more there are. */
const reserved = 60;

/** Says the causes cell by cell within the caps; what is beyond is counted in one finding at the header, or of the file. */
export function capCells(table: TableContext, groups: readonly CellGroup[], others: number, caps: Caps): Draft[] {
  const drafts: Draft[] = [];
  let room = caps.perFile - Math.min(others, caps.perFile - reserved) - reserved;
  for (const [, mine] of byCheck(groups)) {
    const limits = fairShares(mine, Math.min(caps.perCheck, Math.max(0, room)));
    const unsaid: { group: CellGroup; rest: number }[] = [];
    for (const group of mine) {
      if (group.cause.once !== undefined && caps !== noCaps) {
        drafts.push(...saidOnce(table, group, group.cause.once));
        room--;
        continue;
      }
      const limit = limits.get(group) ?? 0;
      const said = draftCells(table, group, limit, suppressionsOf(table, group));
      drafts.push(...said.drafts);
      room -= said.drafts.length;
      if (said.rest === 0) continue;
      if (limit === 0 || room <= 0) unsaid.push({ group, rest: said.rest });
      else {
        drafts.push(moreDraft(table, group, said));
        room--;
      }
    }
    const folded = foldedDraft(table, unsaid);
    if (folded) drafts.push(folded);
  }
  return drafts;
}

/** What is said once has its cap too: the rest becomes one sentence a check. */
export function capOthers(table: TableContext, drafts: readonly (readonly [Found, Draft])[], caps: Caps): Draft[] {
  const kept: Draft[] = [];
  const ranked = drafts.toSorted((a, b) => severities.indexOf(a[0].severity) - severities.indexOf(b[0].severity));
  for (const [, mine] of Map.groupBy(ranked, ([found]) => found.check.id)) {
    const limit = Math.max(0, Math.min(caps.perCheck, caps.perFile - reserved - kept.length));
    kept.push(...mine.slice(0, limit).map(([, draft]) => draft));
    const rest = mine.slice(limit);
    const [first] = rest;
    if (first === undefined) continue;
    const names = rest.flatMap(([{ cause }]) =>
      cause.scope === 'column' || cause.scope === 'header' ? [nameOf(cause.column)] : [],
    );
    const some = names.length === 0 ? '' : `, for instance ${listed(names, 4)}`;
    const count = rest.reduce((sum, [, draft]) => sum + draft.count, 0);
    kept.push(
      fileDraft(table, first[0], {
        scope: 'file',
        count,
        message: `${plural(rest.length, 'more finding')} of this check${some}: see all with tend check --all-cells.`,
      }),
    );
  }
  return kept;
}

/** What a person keeps on purpose of what a group says. */
export function suppressionsOf(
  table: TableContext,
  { found, cause }: Pick<CellGroup, 'found' | 'cause'>,
): Suppressions {
  return new Suppressions(table.expectations.suppress, found.check.id, cause.column?.name ?? null);
}

/** Groups by check, the worst first, so that what matters most finds room. */
function byCheck(groups: readonly CellGroup[]): Map<string, CellGroup[]> {
  const ranked = groups.toSorted((a, b) => severities.indexOf(a.found.severity) - severities.indexOf(b.found.severity));
  return Map.groupBy(ranked, ({ found }) => found.check.id);
}

/** The same room for every column, and what small ones leave for the large ones. */
function fairShares(groups: readonly CellGroup[], room: number): Map<CellGroup, number> {
  const limits = new Map<CellGroup, number>();
  let left = room;
  const smallFirst = groups.toSorted((a, b) => a.count - b.count);
  smallFirst.forEach((group, index) => {
    const limit = Math.min(group.count, Math.floor(left / (groups.length - index)) || Math.min(1, left));
    limits.set(group, limit);
    left -= limit;
  });
  return limits;
}

/** The first cell of a group, of which the finding tells what is true of all. */
function saidOnce(table: TableContext, group: CellGroup, message: string): readonly Draft[] {
  const { drafts } = draftCells(table, group, 1, suppressionsOf(table, group));
  return drafts.map((draft) => ({ ...draft, message, count: group.count }));
}

function moreDraft(table: TableContext, { found, cause }: CellGroup, said: GroupDrafts): Draft {
  const message = cause.explainMore(said.rest);
  const { column } = cause;
  return column === null
    ? fileDraft(table, found, { scope: 'file', count: said.rest, message })
    : columnDraft(table, found, { column, count: said.rest, samples: said.restPlaces, message });
}

function foldedDraft(table: TableContext, unsaid: readonly { group: CellGroup; rest: number }[]): Draft | null {
  const [first] = unsaid;
  if (first === undefined) return null;
  const count = unsaid.reduce((sum, { rest }) => sum + rest, 0);
  const names = unsaid.flatMap(({ group }) => (group.cause.column ? [nameOf(group.cause.column)] : []));
  const where = names.length === 0 ? '' : ` in ${plural(names.length, 'column')} (${listed(names, 4)})`;
  const message = `${plural(count, 'more cell')}${where}: ${checkTitles[first.group.found.check.id].toLowerCase()}. See all with tend check --all-cells.`;
  return fileDraft(table, first.group.found, { scope: 'file', count, message });
}
