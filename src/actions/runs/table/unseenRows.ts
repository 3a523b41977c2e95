import type { UnseenRows } from '../../../protocol/experiments/chosen';
import type { RowRef } from '../../../protocol/experiments/viewState';
import type { ShownRuns } from './shownRuns';
import type { TableLayout } from './tableLayout';
import { groupKey } from './rowKey';

/** Of rows those that a table does not show, unfolded or not. A group is no more than its runs that are shown. */
export function unseenRows(shown: ShownRuns, layout: TableLayout, rows: readonly RowRef[]): UnseenRows {
  const numbers = new Set(shown.numbers);
  const context = new Set(layout.slice(0, layout.length).flatMap((row) => (row.kind === 'run' ? [row.number] : [])));
  const groups = new Set(shown.isGrouped ? groupsOf(shown) : []);
  const unseen: Record<keyof UnseenRows, RowRef[]> = { hidden: [], archived: [], gone: [] };
  for (const row of rows) {
    if (row.type === 'group') {
      if (!groups.has(groupKey(row.values))) unseen.gone.push(row);
      continue;
    }
    const number = shown.store.byId(row.id);
    const [run] = number === null ? [] : shown.store.runs([number]);
    if (!run) unseen.gone.push(row);
    else if (!numbers.has(run.number) && !context.has(run.number)) {
      unseen.hidden.push(row);
      if (run.archived && !shown.question.archived) unseen.archived.push(row);
    }
  }
  return unseen;
}

function groupsOf({ grouping: { groups, rest } }: ShownRuns): readonly string[] {
  return [...groups, ...(rest ? [rest] : [])].map(({ key }) => key);
}
